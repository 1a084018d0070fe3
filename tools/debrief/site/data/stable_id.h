#pragma once
// Names that programs know an entry by for as long as it exists. They say nothing and depend on
// nothing that an editor changes: not on a title, nor on where the site stands.
//
// A record is known by the `id` of its front matter. One that has none is known by the commit that
// brought it in and its path there, which a rename leaves as they are; only where no history tells
// them by today's path. What makes an id the world's own is `site.repository`, when it is set.

#include <initializer_list>
#include <string>
#include <string_view>

#include "debrief/site/model.h"

namespace debrief {

/// A UUID that is made of texts alone (RFC 9562 §5.8, version 8, out of a SHA-1): the same in every
/// build.
std::string stable_uuid(std::initializer_list<std::string_view> parts);

/// What a record is known by, for stable_uuid(). No two records of a site have the same.
std::string record_key(const SiteModel& model, const Record& record);

/// `8a6e0804-2bd0-8672-b79d-d97027f9071a` for a thing of the site: a kind (`record`, `feed`), and
/// what tells it from others of its kind.
std::string site_uuid(const SiteModel& model, std::string_view kind, std::string_view key,
                      std::string_view detail = "");

}  // namespace debrief
