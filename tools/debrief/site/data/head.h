#pragma once
// What the head of a page tells programs: what it is about, where it stands, and the same as data.

#include "debrief/site/pages.h"

namespace debrief {

/// Description, canonical address, OpenGraph (https://ogp.me) and alternate forms of a page, as
/// elements of its head.
///
/// There is no JSON-LD: it would have to stand in the page as a script block, and pages have none.
/// The page of a record links to the record as JSON and as it was written instead.
SafeHtml head_metadata(const SiteContext& site, const PageFrame& frame);

}  // namespace debrief
