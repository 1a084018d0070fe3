// Every secret here is made up, and put together from pieces, so that no scanner takes this file
// for a leak.

#include "debrief/text/secrets.h"

#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

const std::string kAlnum36 = "a8Kd93jfLq0Zx7Bv2NmC5tRw1YpE6uHs4GiT";
const std::string kKeyBody = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKB";

std::string kinds_in(std::string_view text) {
  std::string kinds;
  for (const Secret& secret : find_secrets(text)) {
    append(kinds, kinds.empty() ? "" : "; ", secret.kind, " [",
           text.substr(secret.span.begin, secret.span.size()), "]");
  }
  return kinds;
}

TEST(FindSecrets, KnowsTheKeysOfProvidersByTheirForm) {
  const std::vector<std::pair<std::string, std::string_view>> cases = {
      {concat("AK", "IA", "Q3EGRT7YUPLM9XWZ"), "an AWS access key"},
      {concat("ghp", "_", kAlnum36), "a GitHub token"},
      {concat("github", "_pat_", kAlnum36), "a GitHub token"},
      {concat("glp", "at-", "x8Kd93jfLq0Zx7Bv2NmC"), "a GitLab token"},
      {concat("xo", "xb-", "84729104-kQ8sP2mX7vLz"), "a Slack token"},
      {concat("sk", "_live_", "51Hq8sP2mX7vLzT4wR"), "a Stripe key"},
      {concat("np", "m_", kAlnum36), "an npm token"},
      {concat("AI", "za", kAlnum36.substr(1)), "a Google API key"},
      {concat("ey", "JhbGciOiJIUzI1NiJ9.", "ey", "JzdWIiOiI0MiJ9.", kAlnum36),
       "a signed web token"},
      {concat("-----BEGIN RSA ", "PRIVATE KEY-----\n", kKeyBody, "\n-----END RSA ",
              "PRIVATE KEY-----"),
       "a private key"},
      {concat("-----BEGIN ", "PRIVATE KEY-----\\n", kKeyBody, "\\n-----END ", "PRIVATE KEY-----"),
       "a private key"},
  };
  for (const auto& [secret, kind] : cases) {
    EXPECT_EQ(kinds_in(secret), concat(kind, " [", secret, "]"));
    EXPECT_EQ(kinds_in(concat("the key “", secret, "” was")), concat(kind, " [", secret, "]"));
    EXPECT_EQ(mask_secrets(secret).find(secret.substr(5)), std::string::npos) << secret;
    EXPECT_EQ(mask_secrets(secret).size(), secret.size());
  }
}

TEST(FindSecrets, ReadsWhatStandsBehindTheNameOfASecret) {
  const std::string value = concat("T7r", "Qp2vXs9");
  for (const std::string before :
       {"DB_PASSWORD=", "password: ", "export API_KEY='", "{\"client_secret\": \"", "--password ",
        "**Password:** `", "redis_pass_word_token => ", "Authorization: Bearer xy",
        "AccountKey="}) {
    const auto found = find_secrets(concat(before, value, "\nand on"));
    ASSERT_EQ(found.size(), 1u) << before;
    EXPECT_EQ(found[0].span.end, before.size() + value.size()) << before;
  }
  EXPECT_EQ(kinds_in(concat("postgres://app:", value, "@db.internal:5432/x")),
            concat("a password in an address [", value, "]"));
  EXPECT_EQ(kinds_in(concat("https://hooks.slack.com/", "services/T0A1B2C3D/B4E5F6G7H/", kAlnum36)),
            concat("a Slack webhook [T0A1B2C3D/B4E5F6G7H/", kAlnum36, "]"));
}

TEST(FindSecrets, KnowsASecretAgain) {
  const std::string value = concat("T7r", "Qp2vXs9");
  const std::string text = concat("first ", value, ", then password=", value, ", then ", value);
  EXPECT_EQ(find_secrets(text).size(), 3u);
  EXPECT_EQ(mask_secrets(text).find(value), std::string::npos);
  EXPECT_EQ(kinds_in("postgres://app:checkout@db and the checkout"),
            "a password in an address [checkout]");
}

TEST(FindSecrets, LeavesAloneWhatOnlyResemblesThem) {
  for (const std::string& text : std::vector<std::string>{
           "commit 3f786850e387550fdab836ed7e6dc881de23001b",
           "image@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
           "token 550e8400-e29b-41d4-a716-446655440000",
           "client_secret: 550e8400-e29b-41d4-a716-446655440000",
           concat("AK", "IAIOSFODNN7EXAMPLE"),
           "password=********",
           "password: <redacted>",
           "password=$DB_PASSWORD1",
           "token: {{ token1 }}",
           "secret: payments-db-v2",
           "secret: web-tls-2024",
           "password: change-me-123",
           "the password: we rotated it",
           "token: 2026-03-01",
           "postgres://app:app@db",
           "postgres://app:password@db",
           "redis://u:p4ssw0rd@localhost:6379",
           "https://example.org:8080/@x",
           "api_key = os.environ(\"API_KEY1\")",
           "Authorization: Bearer <token>",
           "Authorization: Bearer $TOKEN_FROM_ENV",
           "password: /run/secrets/db1",
           "-----BEGIN RSA PRIVATE KEY-----",
           concat("-----BEGIN CERTIFICATE-----\n", kKeyBody, "\n-----END CERTIFICATE-----"),
           "secretary: Abcdef12",
           "nextToken=AbCd1234EfGh",
           "ghp_short1"}) {
    EXPECT_EQ(kinds_in(text), "") << text;
  }
}

TEST(MaskSecrets, KeepsLinesAndEveryOtherByteInPlace) {
  EXPECT_EQ(mask_secrets(concat("é password=", "T7rQp2vXs9", " é\n")), "é password=********** é\n");
  const std::string pem = concat("-----BEGIN ", "PRIVATE KEY-----\r\n", kKeyBody, "\r\n-----END ",
                                 "PRIVATE KEY-----\n");
  EXPECT_EQ(mask_secrets(pem).substr(0, 29), concat("----", std::string(23, '*'), "\r\n"));
}

TEST(FindSecrets, IsLinearInHostileText) {
  for (const std::string piece :
       {"-----BEGIN ", "-----BEGIN PRIVATE KEY-----", "-----END ", "eyJ.", "eyJabcdefghij.",
        "password=", "://a:", "authorization: bearer ", "ghp_"}) {
    std::string text;
    while (text.size() < 2'000'000) text += piece;
    find_secrets(text);
  }
}

}  // namespace
}  // namespace debrief
