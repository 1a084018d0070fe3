#pragma once
// See site/charts/.

#include "debrief/site/charts/span.h"
