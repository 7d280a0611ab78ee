/* Janus passes over the loopback interface. Preloaded, this shows it that one alone: its media never leave the machine. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <ifaddrs.h>
#include <net/if.h>

int getifaddrs(struct ifaddrs **list) {
  int (*real)(struct ifaddrs **) = dlsym(RTLD_NEXT, "getifaddrs");
  int result = real(list);
  if (result) return result;
  for (struct ifaddrs *each = *list; each; each = each->ifa_next) {
    if (each->ifa_flags & IFF_LOOPBACK) each->ifa_flags &= ~IFF_LOOPBACK;
    else each->ifa_flags &= ~IFF_UP;
  }
  return 0;
}
