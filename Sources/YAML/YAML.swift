// YAML.swift: placeholder while the house is being built.
