#include "debrief/checks/personal_data.h"

#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/checks/web_address.h"

namespace debrief {
namespace {

std::string found_in(std::string_view text) {
  std::string found;
  for (const PersonalDatum& datum : find_personal_data(text)) {
    append(found, found.empty() ? "" : "; ", text.substr(datum.span.begin, datum.span.size()));
  }
  return found;
}

TEST(PersonalData, IsFoundByItsForm) {
  for (const std::string_view datum :
       {"carla.jensen@fastpost.dk", "c_j+shop@mail.fastpost.co.uk", "+45 31 62 40 77",
        "+4531624077", "+1 (415) 862-3097", "4539 1488 0343 6467", "3714-496353-98456",
        "DK5000400440116243", "NL91 ABNA 0417 1643 00"}) {
    EXPECT_EQ(found_in(datum), datum);
    EXPECT_EQ(found_in(concat("é (", datum, "), and")), datum);
  }
  EXPECT_EQ(found_in("card 4539148803436467 declined"), "4539148803436467");
  EXPECT_EQ(found_in("[error] timed out, client: 91.198.174.20, server: shop"), "91.198.174.20");
  EXPECT_EQ(found_in("91.198.174.20 - - [01/Mar/2026:10:02:11] \"GET /\""), "91.198.174.20");
  EXPECT_EQ(found_in("mailto:carla@fastpost.dk"), "carla@fastpost.dk");
}

TEST(PersonalData, IsNotWhatOnlyResemblesIt) {
  for (const std::string_view text : {"support@shop.dk",
                                      "no-reply@shop.dk",
                                      "sre-team@shop.dk",
                                      "alice@example.com",
                                      "git@github.com:shop/checkout.git",
                                      "https://carla@git.shop.dk/x",
                                      "ssh carla@web1.shop.dk",
                                      "getty@tty1.service",
                                      "icon@2x.png",
                                      "actions/checkout@v4",
                                      "@alice.b",
                                      "a@b",
                                      "4242 4242 4242 4242",
                                      "order 4539148803436467",
                                      "4539 1488 0343 6468",
                                      "1772359200000000",
                                      "+1 212 555 0142",
                                      "+44 20 7946 0123",
                                      "+ 12345678901",
                                      "x+12345678901",
                                      "+0123456789",
                                      "+12345",
                                      "DE89 3704 0044 0532 0130 00",
                                      "DK5000400440116244",
                                      "version 91.198.174.20",
                                      "client: 10.1.2.3",
                                      "client: 203.0.113.9",
                                      "client: 8.8.8.8",
                                      "client: 91.198.174.0/24",
                                      "client: v91.198.174.20",
                                      ""}) {
    EXPECT_EQ(found_in(text), "") << text;
  }
}

TEST(WebAddress, IsReadPartByPart) {
  const WebAddress address = read_address("HTTPS://user@Grafana.Shop.test:8443/d/ab?from=1#x");
  EXPECT_EQ(address.scheme, "https");
  EXPECT_EQ(address.host, "grafana.shop.test");
  EXPECT_EQ(address.path, "/d/ab");
  EXPECT_EQ(address.query, "from=1#x");
  for (const std::string_view relative :
       {"", "../a.md", "#facts", "mailto:a@b.test", "://", "a://["}) {
    const WebAddress parts = read_address(relative);
    EXPECT_TRUE(parts.host.empty() || parts.host == "[") << relative;
  }
}

TEST(WebAddress, KnowsWhatIsReachedOnlyFromInside) {
  for (const std::string_view host :
       {"wiki", "localhost", "a.internal", "b.corp", "10.0.0.7", "172.20.1.1", "192.168.1.1",
        "127.0.0.1", "[::1]", "[fd00::1]"}) {
    EXPECT_TRUE(is_internal_host(host)) << host;
  }
  for (const std::string_view host : {"", "shop.dk", "172.32.1.1", "172.2.1.1", "8.8.8.8",
                                      "[2a00::1]", "internal.shop.dk", "corp.shop.dk"}) {
    EXPECT_FALSE(is_internal_host(host)) << host;
  }
  EXPECT_TRUE(is_internal_host("wiki.shop.dk", {"*.shop.dk"}));
}

}  // namespace
}  // namespace debrief
