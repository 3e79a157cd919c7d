// Parse.swift: the front door of Syntax: one file's bytes in, its tree and its messages out.
// Parsing never fails: what is wrong is a message, and the tree still holds every byte.

import Text
