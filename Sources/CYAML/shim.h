// shim.h: the one door to libyaml; only the room YAML imports it.
#include <yaml.h>
