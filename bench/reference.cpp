// The kernel's limit, to compare with: a websocket server that does nothing but send. One thread, epoll, one send() for
// each message and listener. Usage: reference PORT LISTENERS MESSAGES BYTES RATE. When the listeners have all come, the
// next byte from any of them starts the sending: RATE messages a second by the clock, or (0) as fast as they go. A
// message says when it was due (ns) and its number, and ends with a newline.
#include <arpa/inet.h>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <string>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include <vector>

struct Listener {
    int socket;
    bool joined = false;
    size_t sent = 0;  // bytes of everything that this listener gets
};

static long long now() {
    timespec t{};
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static std::string frame(size_t bytes, long long due, size_t number) {
    char said[64];
    int length = snprintf(said, sizeof said, "klo:%020lld:%08zu", due, number);
    std::string text(said, length);
    text.resize(bytes - 1, 'x');
    text += '\n';
    std::string head = "\x81";
    head += char(126);
    head += char(bytes >> 8);
    head += char(bytes & 255);
    return head + text;
}

// One after another by the clock: each to every listener, who all keep up.
static void pace(std::vector<Listener *> &all, size_t messages, size_t bytes, double rate) {
    long long begun = now();
    for (size_t n = 0; n < messages; n++) {
        long long due = begun + (long long)(double(n) * 1e9 / rate);
        for (long long wait; (wait = due - now()) > 0;) {
            timespec pause{wait / 1000000000, long(wait % 1000000000)};
            nanosleep(&pause, nullptr);
        }
        std::string one = frame(bytes, due, n + 1);
        for (auto *each : all)
            if (send(each->socket, one.data(), one.size(), MSG_NOSIGNAL) < 0) return;
    }
}

int main(int, char **argv) {
    const int port = atoi(argv[1]), wanted = atoi(argv[2]);
    const size_t messages = atoi(argv[3]);
    const size_t bytes = atoi(argv[4]);
    const double rate = atof(argv[5]);
    std::string whole;  // everything that each listener gets
    const char *welcome = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";

    int door = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
    setsockopt(door, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_port = htons(port);
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(door, (sockaddr *)&at, sizeof at) || listen(door, 4096)) return 1;

    int poll = epoll_create1(0), joined = 0;
    epoll_event of_door{EPOLLIN, {.ptr = nullptr}};
    epoll_ctl(poll, EPOLL_CTL_ADD, door, &of_door);
    std::vector<Listener *> all;
    std::vector<epoll_event> events(4096);
    char heard[4096];
    for (;;) {
        int n = epoll_wait(poll, events.data(), int(events.size()), -1);
        for (int i = 0; i < n; i++) {
            auto *listener = (Listener *)events[i].data.ptr;
            if (!listener) {
                auto *fresh = new Listener{accept(door, nullptr, nullptr)};
                setsockopt(fresh->socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
                epoll_event its{EPOLLIN, {.ptr = fresh}};
                epoll_ctl(poll, EPOLL_CTL_ADD, fresh->socket, &its);
                all.push_back(fresh);
                continue;
            }
            ssize_t got = recv(listener->socket, heard, sizeof heard, 0);
            if (got <= 0) return 0;
            if (!listener->joined) {
                listener->joined = true;
                joined++;
                if (send(listener->socket, welcome, strlen(welcome), MSG_NOSIGNAL) < 0) return 1;
            } else if (joined == wanted) {
                if (rate > 0) {
                    pace(all, messages, bytes, rate);
                    continue;
                }
                long long due = now();
                for (size_t k = 0; k < messages; k++) whole += frame(bytes, due, k + 1);
                const size_t total = whole.size(), step = total / messages;
                for (auto *each : all) fcntl(each->socket, F_SETFL, O_NONBLOCK);
                for (size_t done = 0; done < all.size();) {  // message by message; who is full waits for the next round
                    done = 0;
                    for (auto *each : all) {
                        if (each->sent == total) {
                            done++;
                            continue;
                        }
                        size_t left = step - each->sent % step;
                        ssize_t went = send(each->socket, whole.data() + each->sent, left, MSG_NOSIGNAL);
                        if (went > 0) each->sent += size_t(went);
                        else if (errno != EAGAIN) return 1;
                    }
                }
            }
        }
    }
}
