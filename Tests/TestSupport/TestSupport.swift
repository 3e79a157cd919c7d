// TestSupport.swift: placeholder.
