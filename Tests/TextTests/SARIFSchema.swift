// SARIFSchema.swift: the objects of SARIF 2.1.0 that our reports are made of, as a JSON Schema written
// from the standard: which properties each object may have, which it must, and what they hold.

enum SARIFSchema {
  static let text = """
    {
      "$schema": "http://json-schema.org/draft-07/schema#",
      "title": "SARIF 2.1.0, the objects used",
      "type": "object",
      "additionalProperties": false,
      "required": ["version", "runs"],
      "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"enum": ["2.1.0"]},
        "runs": {"type": "array", "items": {"$ref": "#/definitions/run"}},
        "properties": {"type": "object"}
      },
      "definitions": {
        "run": {
          "type": "object",
          "additionalProperties": false,
          "required": ["tool"],
          "properties": {
            "tool": {"$ref": "#/definitions/tool"},
            "language": {"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
            "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
            "results": {"type": "array", "items": {"$ref": "#/definitions/result"}},
            "artifacts": {"type": "array", "uniqueItems": true, "items": {"type": "object"}},
            "originalUriBaseIds": {
              "type": "object", "additionalProperties": {"$ref": "#/definitions/artifactLocation"}
            },
            "properties": {"type": "object"}
          }
        },
        "tool": {
          "type": "object",
          "additionalProperties": false,
          "required": ["driver"],
          "properties": {
            "driver": {"$ref": "#/definitions/toolComponent"},
            "extensions": {
              "type": "array", "uniqueItems": true,
              "items": {"$ref": "#/definitions/toolComponent"}
            },
            "properties": {"type": "object"}
          }
        },
        "toolComponent": {
          "type": "object",
          "additionalProperties": false,
          "required": ["name"],
          "properties": {
            "name": {"type": "string"},
            "organization": {"type": "string"},
            "fullName": {"type": "string"},
            "version": {"type": "string"},
            "semanticVersion": {"type": "string"},
            "informationUri": {"type": "string", "format": "uri"},
            "language": {"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
            "rules": {
              "type": "array", "uniqueItems": true,
              "items": {"$ref": "#/definitions/reportingDescriptor"}
            },
            "properties": {"type": "object"}
          }
        },
        "reportingDescriptor": {
          "type": "object",
          "additionalProperties": false,
          "required": ["id"],
          "properties": {
            "id": {"type": "string"},
            "name": {"type": "string"},
            "shortDescription": {"$ref": "#/definitions/multiformatMessageString"},
            "fullDescription": {"$ref": "#/definitions/multiformatMessageString"},
            "help": {"$ref": "#/definitions/multiformatMessageString"},
            "helpUri": {"type": "string", "format": "uri"},
            "defaultConfiguration": {"type": "object"},
            "properties": {"type": "object"}
          }
        },
        "multiformatMessageString": {
          "type": "object",
          "additionalProperties": false,
          "required": ["text"],
          "properties": {
            "text": {"type": "string"},
            "markdown": {"type": "string"},
            "properties": {"type": "object"}
          }
        },
        "message": {
          "type": "object",
          "additionalProperties": false,
          "anyOf": [{"required": ["text"]}, {"required": ["id"]}],
          "properties": {
            "text": {"type": "string"},
            "markdown": {"type": "string"},
            "id": {"type": "string"},
            "arguments": {"type": "array", "items": {"type": "string"}},
            "properties": {"type": "object"}
          }
        },
        "result": {
          "type": "object",
          "additionalProperties": false,
          "required": ["message"],
          "properties": {
            "ruleId": {"type": "string"},
            "ruleIndex": {"type": "integer", "minimum": -1},
            "kind": {
              "enum": ["notApplicable", "pass", "fail", "review", "open", "informational"]
            },
            "level": {"enum": ["none", "note", "warning", "error"]},
            "message": {"$ref": "#/definitions/message"},
            "locations": {"type": "array", "items": {"$ref": "#/definitions/location"}},
            "relatedLocations": {
              "type": "array", "uniqueItems": true, "items": {"$ref": "#/definitions/location"}
            },
            "partialFingerprints": {
              "type": "object", "additionalProperties": {"type": "string"}
            },
            "fingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
            "fixes": {
              "type": "array", "uniqueItems": true, "items": {"$ref": "#/definitions/fix"}
            },
            "properties": {"type": "object"}
          }
        },
        "location": {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "id": {"type": "integer", "minimum": -1},
            "physicalLocation": {"$ref": "#/definitions/physicalLocation"},
            "message": {"$ref": "#/definitions/message"},
            "properties": {"type": "object"}
          }
        },
        "physicalLocation": {
          "type": "object",
          "additionalProperties": false,
          "anyOf": [{"required": ["address"]}, {"required": ["artifactLocation"]}],
          "properties": {
            "address": {"type": "object"},
            "artifactLocation": {"$ref": "#/definitions/artifactLocation"},
            "region": {"$ref": "#/definitions/region"},
            "contextRegion": {"$ref": "#/definitions/region"},
            "properties": {"type": "object"}
          }
        },
        "artifactLocation": {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "uri": {"type": "string", "format": "uri-reference"},
            "uriBaseId": {"type": "string"},
            "index": {"type": "integer", "minimum": -1},
            "description": {"$ref": "#/definitions/message"},
            "properties": {"type": "object"}
          }
        },
        "region": {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "startLine": {"type": "integer", "minimum": 1},
            "startColumn": {"type": "integer", "minimum": 1},
            "endLine": {"type": "integer", "minimum": 1},
            "endColumn": {"type": "integer", "minimum": 1},
            "charOffset": {"type": "integer", "minimum": -1},
            "charLength": {"type": "integer", "minimum": 0},
            "byteOffset": {"type": "integer", "minimum": -1},
            "byteLength": {"type": "integer", "minimum": 0},
            "snippet": {"$ref": "#/definitions/artifactContent"},
            "message": {"$ref": "#/definitions/message"},
            "sourceLanguage": {"type": "string"},
            "properties": {"type": "object"}
          }
        },
        "fix": {
          "type": "object",
          "additionalProperties": false,
          "required": ["artifactChanges"],
          "properties": {
            "description": {"$ref": "#/definitions/message"},
            "artifactChanges": {
              "type": "array", "minItems": 1, "uniqueItems": true,
              "items": {"$ref": "#/definitions/artifactChange"}
            },
            "properties": {"type": "object"}
          }
        },
        "artifactChange": {
          "type": "object",
          "additionalProperties": false,
          "required": ["artifactLocation", "replacements"],
          "properties": {
            "artifactLocation": {"$ref": "#/definitions/artifactLocation"},
            "replacements": {
              "type": "array", "minItems": 1, "items": {"$ref": "#/definitions/replacement"}
            },
            "properties": {"type": "object"}
          }
        },
        "replacement": {
          "type": "object",
          "additionalProperties": false,
          "required": ["deletedRegion"],
          "properties": {
            "deletedRegion": {"$ref": "#/definitions/region"},
            "insertedContent": {"$ref": "#/definitions/artifactContent"},
            "properties": {"type": "object"}
          }
        },
        "artifactContent": {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "text": {"type": "string"},
            "binary": {"type": "string"},
            "rendered": {"$ref": "#/definitions/multiformatMessageString"},
            "properties": {"type": "object"}
          }
        }
      }
    }
    """
}
