#pragma once
// The site for calendar programs (iCalendar, RFC 5545).
//
// Due dates are whole-day events, not VTODO: Google Calendar and Outlook leave to-dos out of a
// calendar that they subscribe to, and Apple shows them in another program. No entry takes up time
// (TRANSP), and none carries an ORGANIZER or ATTENDEE, which would need addresses of persons.

#include <string>

#include "debrief/site/pages.h"

namespace debrief {

/// `calendar.ics`: an event for each incident of which at least the day is known.
std::string incident_calendar(const SiteContext& site);
/// `actions.ics`: an event for each action that has a date and is not settled.
std::string action_calendar(const SiteContext& site);

void add_calendars(const SiteContext& site, std::vector<PageMaker>& makers);

}  // namespace debrief
