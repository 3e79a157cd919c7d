// NodeKind.swift: what a node of the tree stands for. One kind for each declaration, clause and form of
// expression, so that a printer's `switch` is exhaustive.

package enum NodeKind: UInt8, Hashable, Sendable, CaseIterable {
  case ruleFile
  // Headers and declarations
  case header, partHeader
  case scale, choice, unitDeclaration, record, reference, calendar, parameter, formula, table
  case group, indicator, promotion, training, placement, flag, test
  case removal, amendment, unavailable
  // Pieces of declarations
  case name, label, input, inputs, type, field, mark, member, grade, unit
  case tableHead, row, cell, piece, output
  // Clauses
  case basisClause, validityClause, parentClause, monthEndClause, workingDaysClause, holidayClause
  case versionClause, generalClause, filledByAgencyClause, unitClause, rangeClause, weightClause
  case sourceClause, combinationClause, limitsClause, scoreClause, valueRoundingClause
  case scoreRoundingClause, missingDataClause, groupClause, appliesClause, targetClause
  case candidatesClause, conditionClause, exceptionClause, triggerClause, priorityClause
  case noRepeatClause, suitableClause, raisedClause, messageClause
  case evaluationDateClause, agencyClause, recordClause, assignClause, supposeClause
  case expectationClause, changeClause
  // Expressions
  case number, quantity, compound, date, dayOfYear, text, truth, empty, path, call, memberAccess
  case evaluationDate, datePart, score, parenthesised, negative, sum, product, rounded, clamp
  case inPercent, extreme, ifMissing, atDate, elapsed, span, duration, comparison, oneOf, presence
  case not, and, or, conditional, quantifier, streak, aggregate, count, list, window, holds
  case listLiteral, mapLiteral, mapEntry, expectation
  // Holes
  /// Zero wide: something is missing here.
  case missing
  /// Skipped over.
  case unexpected
}
