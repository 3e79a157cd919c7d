// main.swift: where the process begins and ends.

import Glibc

exit(Program.run(Array(CommandLine.arguments.dropFirst())))
