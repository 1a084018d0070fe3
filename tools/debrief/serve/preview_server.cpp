// The only file that includes Boost: sockets in, Question out; Answer in, bytes out.

#include "debrief/serve/preview_server.h"

#include <array>
#include <chrono>
#include <csignal>
#include <set>
#include <string>
#include <utility>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <fcntl.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using net::ip::tcp;
using ErrorCode = boost::system::error_code;

constexpr size_t kMostConnections = 256;
constexpr uint32_t kMostHeaderBytes = 16 * 1024;
constexpr std::chrono::seconds kTimeToAsk{10};
constexpr std::chrono::seconds kTimeToTake{30};
constexpr std::chrono::seconds kTimeToLeave{1};

/// A browser that is opened must not inherit our sockets: the port would outlive us.
template <typename Socket>
void close_on_exec(Socket& socket) {
  ::fcntl(socket.native_handle(), F_SETFD, FD_CLOEXEC);
}

class Connection;

/// What all connections share; only the thread of run() touches it.
struct Shared {
  uint16_t port = 0;
  Preview preview;
  std::set<std::shared_ptr<Connection>> connections;
};

/// One request and its answer; a stream of events goes on until somebody leaves.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(tcp::socket socket, Shared& shared) : stream_(std::move(socket)), shared_(shared) {
    parser_.header_limit(kMostHeaderBytes);
  }

  void start() {
    stream_.expires_after(kTimeToAsk);
    http::async_read_header(
        stream_, buffer_, parser_,
        [self = shared_from_this()](const ErrorCode& error, size_t) { self->asked(error); });
  }

  /// Tells the page what there is to show, unless that is what it was told last.
  void tell() {
    if (!listening_ || writing_) return;
    std::string event = event_of(target_, shared_.preview);
    if (event == told_) return;
    told_ = std::move(event);
    writing_ = true;
    stream_.expires_after(kTimeToTake);
    net::async_write(stream_, net::buffer(told_),
                     [self = shared_from_this()](const ErrorCode& error, size_t) {
                       self->writing_ = false;
                       if (error) return self->leave();
                       self->stream_.expires_never();
                       self->tell();  // what came meanwhile
                     });
  }

  void close() {
    ErrorCode ignored;
    stream_.socket().close(ignored);
  }

 private:
  void asked(const ErrorCode& error) {
    if (error == http::error::header_limit) return refuse(431, "the request is too long\n");
    if (error == http::error::end_of_stream || error == beast::error::timeout) return leave();
    if (error && error.category() == make_error_code(http::error::bad_method).category()) {
      return refuse(400, "the request does not read\n");
    }
    if (error) return leave();
    const auto& request = parser_.get();
    target_ = text(request.target());
    const Question question{.method = text(request.method_string()),
                            .target = target_,
                            .host = text(request[http::field::host]),
                            .known_tag = text(request[http::field::if_none_match])};
    head_ = question.method == "HEAD";
    give(answer(question, shared_.preview, shared_.port));
  }

  static std::string text(boost::string_view bytes) { return {bytes.data(), bytes.size()}; }

  void refuse(unsigned status, std::string message) {
    give({.status = status,
          .headers = {{"Content-Type", "text/plain; charset=utf-8"}},
          .body = std::move(message)});
  }

  void give(Answer answer) {
    response_.version(11);
    response_.result(answer.status);
    for (const auto& [name, value] : answer.headers) response_.insert(name, value);
    response_.set(http::field::connection, "close");
    const bool events = answer.events && !head_;
    if (answer.status != 304 && !events) response_.content_length(answer.body.size());
    body_ = head_ ? std::string() : std::move(answer.body);
    serializer_.emplace(response_);
    stream_.expires_after(kTimeToTake);
    http::async_write_header(
        stream_, *serializer_, [self = shared_from_this(), events](const ErrorCode& error, size_t) {
          if (error) return self->leave();
          if (events) return self->listen();
          net::async_write(self->stream_, net::buffer(self->body_),
                           [self](const ErrorCode&, size_t) { self->finish(); });
        });
  }

  void listen() {
    listening_ = true;
    stream_.expires_never();
    wait_for_end();
    tell();
  }

  /// The end of what we say; what the other side still says is read and dropped, since closing
  /// before it would take our answer from the wire.
  void finish() {
    ErrorCode ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    stream_.expires_after(kTimeToLeave);
    wait_for_end();
  }

  void wait_for_end() {
    stream_.async_read_some(net::buffer(rest_),
                            [self = shared_from_this()](const ErrorCode& error, size_t bytes) {
                              self->dropped_ += bytes;
                              constexpr size_t kMostDropped = 1 << 20;
                              if (error || self->dropped_ > kMostDropped) return self->leave();
                              self->wait_for_end();
                            });
  }

  void leave() {
    listening_ = false;
    close();
    shared_.connections.erase(shared_from_this());
  }

  beast::tcp_stream stream_;
  Shared& shared_;
  beast::flat_buffer buffer_;
  http::request_parser<http::empty_body> parser_;
  http::response<http::empty_body> response_;
  std::optional<http::response_serializer<http::empty_body>> serializer_;
  std::string target_;
  std::string body_;
  std::string told_;
  std::array<char, 4096> rest_{};
  size_t dropped_ = 0;
  bool head_ = false;
  bool listening_ = false;
  bool writing_ = false;
};

/// A listening socket; nullopt and the reason when there is none to be had.
std::optional<tcp::acceptor> open_at(net::io_context& io, const tcp::endpoint& place,
                                     ErrorCode& error) {
  tcp::acceptor acceptor(io);
  acceptor.open(place.protocol(), error);
  if (error) return std::nullopt;
  close_on_exec(acceptor);
  acceptor.set_option(net::socket_base::reuse_address(true), error);
  if (place.address().is_v6()) acceptor.set_option(net::ip::v6_only(true), error);
  acceptor.bind(place, error);
  if (!error) acceptor.listen(net::socket_base::max_listen_connections, error);
  if (error) return std::nullopt;
  return acceptor;
}

Error cannot_listen(uint16_t port, const ErrorCode& error) {
  const bool in_use = error == net::error::address_in_use;
  Error trouble{.kind = ErrorKind::kUsage,
                .message = in_use ? concat("port ", port, " is in use")
                                  : concat("cannot listen on port ", port, ": ", error.message()),
                .where = "--port"};
  if (in_use) return std::move(trouble).hint("--port 0 takes any that is free");
  if (error == net::error::access_denied) {
    return std::move(trouble).hint("ports from 1024 up are free for everybody");
  }
  return trouble;
}

}  // namespace

struct PreviewServer::Impl {
  net::io_context io{1};
  std::vector<tcp::acceptor> acceptors;
  std::optional<net::signal_set> signals;
  Shared shared;

  /// Both loopback addresses at one port. Another program on either would answer in our place.
  bool listen_at(uint16_t port, ErrorCode& error) {
    acceptors.clear();
    auto four = open_at(io, {net::ip::address_v4::loopback(), port}, error);
    if (!four) return false;
    shared.port = four->local_endpoint().port();
    acceptors.push_back(*std::move(four));
    ErrorCode six_error;
    auto six = open_at(io, {net::ip::address_v6::loopback(), shared.port}, six_error);
    if (six) acceptors.push_back(*std::move(six));
    if (six_error == net::error::address_in_use) error = six_error;
    return !error;
  }

  void accept(tcp::acceptor& acceptor) {
    acceptor.async_accept([this, &acceptor](const ErrorCode& error, tcp::socket socket) {
      if (!acceptor.is_open() || error == net::error::operation_aborted) return;
      if (error) return accept_later(acceptor);
      if (shared.connections.size() < kMostConnections) {
        close_on_exec(socket);
        const auto connection = std::make_shared<Connection>(std::move(socket), shared);
        shared.connections.insert(connection);
        connection->start();
      }
      accept(acceptor);
    });
  }

  /// What failed (no descriptor is left) fails again at once; it is tried when some may have gone.
  void accept_later(tcp::acceptor& acceptor) {
    const auto pause = std::make_shared<net::steady_timer>(io, std::chrono::milliseconds(100));
    pause->async_wait([this, pause, &acceptor](const ErrorCode& error) {
      if (!error && acceptor.is_open()) accept(acceptor);
    });
  }

  void finish() {
    if (signals) {
      ErrorCode ignored;
      signals->cancel(ignored);
    }
    for (tcp::acceptor& acceptor : acceptors) {
      ErrorCode ignored;
      acceptor.close(ignored);
    }
    for (const auto& connection : std::exchange(shared.connections, {})) connection->close();
    io.stop();
  }
};

PreviewServer::PreviewServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PreviewServer::~PreviewServer() = default;

Result<std::unique_ptr<PreviewServer>> PreviewServer::listen(const PreviewServerOptions& options) {
  auto impl = std::make_unique<Impl>();
  ErrorCode error;
  bool listens = false;
  for (uint32_t port = options.port; !listens && port <= options.port + options.further_ports;
       ++port) {
    error.clear();
    listens = impl->listen_at(static_cast<uint16_t>(port), error);
    if (!listens && error != net::error::address_in_use) break;
  }
  if (!listens) return fail(cannot_listen(options.port, error));
  if (options.until_interrupted) {
    impl->signals.emplace(impl->io, SIGINT, SIGTERM);
    impl->signals->async_wait([raw = impl.get()](const ErrorCode& cancelled, int) {
      if (!cancelled) raw->finish();
    });
  }
  for (tcp::acceptor& acceptor : impl->acceptors) impl->accept(acceptor);
  return std::unique_ptr<PreviewServer>(new PreviewServer(std::move(impl)));
}

uint16_t PreviewServer::port() const { return impl_->shared.port; }

void PreviewServer::publish(Preview preview) {
  net::post(impl_->io, [raw = impl_.get(), preview = std::move(preview)]() mutable {
    raw->shared.preview = std::move(preview);
    for (const auto& connection : raw->shared.connections) connection->tell();
  });
}

void PreviewServer::run() {
  impl_->io.run();
  impl_->signals.reset();  // a second signal ends the program as it would any other
}

void PreviewServer::stop() {
  net::post(impl_->io, [raw = impl_.get()] { raw->finish(); });
}

}  // namespace debrief
