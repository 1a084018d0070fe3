// The server over real sockets, as bytes.

#include <chrono>
#include <future>
#include <thread>

#include <arpa/inet.h>
#include <fcntl.h>
#include <gmock/gmock.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "debrief/base/strings.h"
#include "debrief/serve/preview_server.h"

namespace debrief {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// A connection to the loopback; reading gives up after some seconds.
class Client {
 public:
  explicit Client(uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    const timeval patience{20, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_port = htons(port);
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&place), sizeof place) == 0;
  }
  ~Client() { ::close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  bool connected() const { return connected_; }
  void say(std::string_view bytes) { ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL); }
  /// All that comes until the server closes.
  std::string hear_all() {
    while (hear_some()) {
    }
    return std::exchange(heard_, {});
  }
  /// What comes up to `end`.
  std::string hear_until(std::string_view end) {
    while (heard_.find(end) == std::string::npos && hear_some()) {
    }
    const size_t length = std::min(heard_.find(end), heard_.size() - end.size()) + end.size();
    std::string text = heard_.substr(0, length);
    heard_.erase(0, length);
    return text;
  }

 private:
  bool hear_some() {
    char bytes[4096];
    const ssize_t count = ::recv(socket_, bytes, sizeof bytes, 0);
    if (count > 0) heard_.append(bytes, static_cast<size_t>(count));
    return count > 0;
  }

  int socket_;
  bool connected_ = false;
  std::string heard_;
};

Preview preview_of(SiteFiles files) {
  return {.site = std::make_shared<const FilesView>(std::move(files))};
}

class Server : public testing::Test {
 protected:
  void SetUp() override {
    auto server = PreviewServer::listen({.port = 0});
    ASSERT_TRUE(server) << server.error().message;
    server_ = *std::move(server);
    server_->publish(preview_of({{"index.html", "<p>one</p>"}, {"a.txt", "text"}}));
    thread_ = std::jthread([this] { server_->run(); });
  }
  void TearDown() override {
    if (server_) server_->stop();
  }

  uint16_t port() const { return server_->port(); }
  std::string request(std::string_view method, std::string_view target) const {
    return concat(method, " ", target, " HTTP/1.1\r\nHost: localhost:", port(), "\r\n\r\n");
  }
  std::string ask(std::string_view bytes) const {
    Client client(port());
    client.say(bytes);
    return client.hear_all();
  }

  std::unique_ptr<PreviewServer> server_;
  std::jthread thread_;
};

TEST_F(Server, AnswersAndCloses) {
  const std::string heard = ask(request("GET", "/a.txt"));
  EXPECT_THAT(heard, StartsWith("HTTP/1.1 200 OK\r\n"));
  EXPECT_THAT(heard, HasSubstr("\r\nContent-Length: 4\r\n"));
  EXPECT_THAT(heard, HasSubstr("\r\nConnection: close\r\n"));
  EXPECT_TRUE(heard.ends_with("\r\n\r\ntext")) << heard;
}

TEST_F(Server, GivesTheHeadAlone) {
  const std::string heard = ask(request("HEAD", "/a.txt"));
  EXPECT_THAT(heard, HasSubstr("\r\nContent-Length: 4\r\n"));
  EXPECT_TRUE(heard.ends_with("\r\n\r\n")) << heard;
  EXPECT_THAT(ask(request("HEAD", "/.debrief/events")), HasSubstr("text/event-stream"));
}

TEST_F(Server, RefusesWhatItDoesNotServe) {
  EXPECT_THAT(ask("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"), StartsWith("HTTP/1.1 403"));
  EXPECT_THAT(ask("GET / HTTP/1.1\r\n\r\n"), StartsWith("HTTP/1.1 403"));
  EXPECT_THAT(ask(request("DELETE", "/")), StartsWith("HTTP/1.1 405"));
  EXPECT_THAT(ask(request("GET", "/../../etc/passwd")), StartsWith("HTTP/1.1 404"));
  EXPECT_THAT(ask(request("GET", "http://localhost/")), StartsWith("HTTP/1.1 400"));
  EXPECT_THAT(ask("nonsense\r\n\r\n"), StartsWith("HTTP/1.1 400"));
  EXPECT_THAT(ask(concat("GET /", std::string(20000, 'a'), " HTTP/1.1\r\n\r\n")),
              StartsWith("HTTP/1.1 431"));
}

TEST_F(Server, AnswersARequestThatBringsABodyAllTheSame) {
  const std::string body(100'000, 'x');
  EXPECT_THAT(ask(concat("POST / HTTP/1.1\r\nHost: localhost:", port(),
                         "\r\nContent-Length: ", body.size(), "\r\n\r\n", body)),
              StartsWith("HTTP/1.1 405"));
}

TEST_F(Server, SendsALargeFileWhole) {
  const std::string large(3'000'000, 'y');
  server_->publish(preview_of({{"big.txt", large}}));
  EXPECT_TRUE(ask(request("GET", "/big.txt")).ends_with(concat("\r\n\r\n", large)));
}

TEST_F(Server, AnswersOthersWhileSomeSayNothing) {
  std::vector<std::unique_ptr<Client>> silent;
  for (int i = 0; i < 50; ++i) {
    silent.push_back(std::make_unique<Client>(port()));
    silent.back()->say("GET / HT");
  }
  EXPECT_THAT(ask(request("GET", "/a.txt")), StartsWith("HTTP/1.1 200"));
}

TEST_F(Server, TellsPagesThatAreOpenOfANewStateAndOthersNothing) {
  Client start(port());
  start.say(request("GET", "/.debrief/events?page=/"));
  EXPECT_THAT(start.hear_until("\r\n\r\n"), HasSubstr("Content-Type: text/event-stream"));
  const std::string first = start.hear_until("\n\n");
  EXPECT_THAT(first, HasSubstr("\"state\":"));
  Client other(port());
  other.say(request("GET", "/.debrief/events?page=/a.txt"));
  other.hear_until("\r\n\r\n");
  const std::string told_before = other.hear_until("\n\n");

  server_->publish(preview_of({{"index.html", "<p>two</p>"}, {"a.txt", "text"}}));
  EXPECT_NE(start.hear_until("\n\n"), first);

  Preview broken = preview_of({{"index.html", "<p>two</p>"}, {"a.txt", "text"}});
  broken.error = Error{ErrorKind::kConfig, "does not read", ".debrief.yaml:1:1"};
  server_->publish(broken);
  EXPECT_THAT(start.hear_until("\n\n"), HasSubstr("does not read"));
  // What the other page is told next is the error: nothing of the pages that are not its own.
  const std::string told = other.hear_until("\n\n");
  EXPECT_NE(told, told_before);
  EXPECT_THAT(told, HasSubstr("does not read"));
}

TEST_F(Server, EndsWithConnectionsOpenAndFreesThePort) {
  const uint16_t used = port();
  Client listening(used);
  listening.say(request("GET", "/.debrief/events?page=/"));
  listening.hear_until("\n\n");
  Client silent(used);
  server_->stop();
  thread_.join();
  listening.hear_all();  // ends
  server_.reset();
  EXPECT_FALSE(Client(used).connected());
  EXPECT_TRUE(PreviewServer::listen({.port = used}));
}

TEST_F(Server, TakesTheNextPortOnlyWhereItMay) {
  const auto refused = PreviewServer::listen({.port = port()});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::kUsage);
  EXPECT_EQ(refused.error().message, concat("port ", port(), " is in use"));
  const auto next = PreviewServer::listen({.port = port(), .further_ports = 50});
  ASSERT_TRUE(next);
  EXPECT_NE((*next)->port(), port());
}

}  // namespace
}  // namespace debrief
