// Words that blame people elsewhere and mean machines here: no frame and no phrase may fire.

#include <algorithm>

#include "reading_of.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace debrief {
namespace {

TEST(FalseFriends, StaySilent) {
  const std::string_view kTexts[] = {
      "The request failed to reach the origin.",
      "Three pods failed to start after the upgrade.",
      "The replica did not catch up before the switch.",
      "The upload should have been retried by the client.",
      "Every repository should have clear rules for reviews.",
      "The totals should have been corrected automatically overnight.",
      "The linter would have caught the wrong column.",
      "Feature flags would have had delays.",
      "The kernel raised a page fault and the pod ended with a segfault.",
      "Each fault domain holds one replica; fault injection runs weekly.",
      "The disaster recovery plan names two sites.",
      "The runtime printed `panic: nil map` and stopped.",
      "Chaos testing killed one node an hour.",
      "The images are lazy-loaded.",
      "The gateway answered 502 bad gateway and 400 bad request.",
      "The licence excludes careless and negligent use.",
      "The alert fired at 10:02Z and the firewall dropped the packets.",
      "The queue uses fire-and-forget semantics.",
      "User errors (4xx) stayed flat while the error budget shrank.",
      "The controller terminated the pod and suspended the account.",
      "The write violated a unique constraint and bypassed the cache.",
      "The OOM killer killed the process, and the node crashed.",
      "The deploy corrupted an index and triggered the alarm.",
      "Training the model took down the training cluster.",
      "The storage team is responsible for billing.",
      "The default owner is ignored by `.gitignore`.",
      "CI reported skipped tests and a missed heartbeat.",
      "Engineers disabled the feature at 10:20Z.",
      "An attacker wiped the bucket and deleted the backups by mistake.",
      "A bot accidentally closed the pull request.",
      "Our customers accidentally ordered twice.",
      "The on-call engineer killed the runaway query and restored the index.",
      "The Kubernetes operator mistakenly removed the finalizer.",
      "The worker should have picked up the next batch.",
      "`deploy-bot` broke the build.",
      "@renovate-bot broke the build.",
      "The load balancer should have drained the host by then.",
      "Nothing broke.",
      "We should have a runbook for this alert.",
      "Reviewers should have write access to the repository.",
      "The team should have one owner for each alert.",
      "The new form prevents operators from accidentally deleting a volume.",
      "If an operator accidentally deletes a volume, the snapshot stays.",
      "An operator can accidentally delete a volume.",
      "We broke the work into three steps.",
      "Unlike user error, a disk failure leaves a log line.",
  };
  const auto counts = [](const std::string& match) {
    return !match.ends_with("|q") && !match.ends_with("|m");
  };
  for (const std::string_view text : kTexts) {
    for (const Frame& frame : {should_have_frame(), harm_frame(), fault_frame()}) {
      for (const std::string& match : found(text, frame))
        EXPECT_FALSE(counts(match)) << match << " in: " << text;
    }
    for (const char* phrase : {"@human-error", "caused by {agent}", "{agent}'s @mistake"}) {
      for (const std::string& match : found(text, phrase))
        EXPECT_FALSE(counts(match)) << match << " in: " << text;
    }
  }
}

}  // namespace
}  // namespace debrief
