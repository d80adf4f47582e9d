/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ResolversTest {
    /** Longer than any test runs, so that no answer is late by accident. */
    private static final Duration AMPLE = Duration.ofDays(1);

    /** For look-ups that never end, which no machine is too slow to find late. */
    private static final Duration MOMENT = Duration.ofMillis(1);

    private static final IpAddress ADDRESS = IpAddress.parse("192.0.2.7").orElseThrow();

    @Test
    void system_name_isAskedWithTrailingDotAndStripped() throws UnknownHostException {
        InetAddress scoped = InetAddress.getByName("fe80::1%1");
        List<String> asked = new ArrayList<>();
        try (SystemHostResolver resolver = new SystemHostResolver(
                true,
                host -> {
                    asked.add(host);
                    return new InetAddress[] {scoped, ADDRESS.toInetAddress()};
                },
                2)) {
            Resolution answer = resolver.resolve("a.example", AMPLE);

            assertThat(asked).containsExactly("a.example.");
            assertThat(answer.addresses())
                    .containsExactly(IpAddress.parse("fe80::1").orElseThrow(), ADDRESS);
            assertThat(answer.host()).isEqualTo("a.example");
        }
    }

    @Test
    void system_hostsFileSetup_isAskedWithoutTrailingDot() {
        AtomicReference<String> asked = new AtomicReference<>();
        try (SystemHostResolver resolver = new SystemHostResolver(
                false,
                host -> {
                    asked.set(host);
                    throw new UnknownHostException(host);
                },
                2)) {
            assertThat(resolver.resolve("a.example", AMPLE).outcome()).isEqualTo(Resolution.Outcome.NOT_FOUND);
            assertThat(asked).hasValue("a.example");
        }
    }

    @Test
    void system_textThatIsNoName_isNeverLookedUp() {
        AtomicInteger calls = new AtomicInteger();
        try (SystemHostResolver resolver = new SystemHostResolver(
                true,
                host -> {
                    calls.incrementAndGet();
                    return new InetAddress[] {ADDRESS.toInetAddress()};
                },
                2)) {
            for (String text :
                    List.of("", "127.1", "127.0.0.1", "2130706433", "::1", "A.example", "a.example.", "a b")) {
                assertThat(resolver.resolve(text, AMPLE).outcome()).isEqualTo(Resolution.Outcome.ERROR);
            }
        }
        assertThat(calls).hasValue(0);
    }

    @Test
    void system_hangingLookup_timesOut() {
        CountDownLatch never = new CountDownLatch(1);
        try (SystemHostResolver resolver = new SystemHostResolver(true, host -> hang(never), 2)) {
            assertThat(resolver.resolve("a.example", MOMENT).outcome()).isEqualTo(Resolution.Outcome.TIMEOUT);
        } finally {
            never.countDown();
        }
    }

    @Test
    void system_everyThreadHangs_timesOutAtOnce() throws InterruptedException {
        CountDownLatch hanging = new CountDownLatch(2);
        CountDownLatch never = new CountDownLatch(1);
        try (SystemHostResolver resolver = new SystemHostResolver(
                true,
                host -> {
                    hanging.countDown();
                    return hang(never);
                },
                2)) {
            for (String host : List.of("a.example", "b.example")) {
                Thread caller = new Thread(() -> resolver.resolve(host, AMPLE));
                caller.setDaemon(true);
                caller.start();
            }
            hanging.await();

            assertThat(resolver.resolve("c.example", AMPLE).outcome()).isEqualTo(Resolution.Outcome.TIMEOUT);
        } finally {
            never.countDown();
        }
    }

    @Test
    void system_closed_isAnError() {
        SystemHostResolver resolver = new SystemHostResolver();
        resolver.close();

        assertThat(resolver.resolve("a.example", AMPLE).outcome()).isEqualTo(Resolution.Outcome.ERROR);
    }

    @Test
    @SuppressWarnings("NullAway") // hands out what the contract forbids
    void guarded_misbehavingResolver_isAnErrorAndNeverThrows() {
        List<HostResolver> bad = List.of(
                (host, timeout) -> null,
                (host, timeout) -> {
                    throw new IllegalStateException("broken");
                },
                (host, timeout) -> {
                    throw new StackOverflowError();
                },
                (host, timeout) -> Resolution.of("other.example", List.of(ADDRESS)),
                (host, timeout) -> Resolution.of(host, Arrays.asList(ADDRESS, null)),
                (host, timeout) -> new Resolution(host, Resolution.Outcome.OK, null));
        for (HostResolver resolver : bad) {
            try (GuardedResolver guarded = new GuardedResolver(resolver)) {
                assertThat(guarded.resolve("a.example", AMPLE))
                        .isEqualTo(Resolution.failed("a.example", Resolution.Outcome.ERROR));
            }
        }
    }

    @Test
    void guarded_hangingResolver_timesOut() {
        CountDownLatch never = new CountDownLatch(1);
        try (GuardedResolver guarded = new GuardedResolver((host, timeout) -> {
            awaitIgnoringInterrupts(never);
            return Resolution.of(host, List.of(ADDRESS));
        })) {
            assertThat(guarded.resolve("a.example", MOMENT))
                    .isEqualTo(Resolution.failed("a.example", Resolution.Outcome.TIMEOUT));
            assertThat(guarded.resolve("a.example", Duration.ofSeconds(-1)).outcome())
                    .isEqualTo(Resolution.Outcome.TIMEOUT);
        } finally {
            never.countDown();
        }
    }

    @Test
    void guarded_interruptedCaller_failsAndStaysInterrupted() {
        try (GuardedResolver guarded = new GuardedResolver((host, timeout) -> Resolution.of(host, List.of(ADDRESS)))) {
            Thread.currentThread().interrupt();

            Resolution answer = guarded.resolve("a.example", AMPLE);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(answer.outcome()).isEqualTo(Resolution.Outcome.ERROR);
        }
    }

    @Test
    void guarded_honestResolver_isPassedThrough() {
        try (GuardedResolver guarded = new GuardedResolver((host, timeout) -> Resolution.of(host, List.of(ADDRESS)))) {
            assertThat(guarded.resolve("a.example", Duration.ofSeconds(Long.MAX_VALUE))
                            .addresses())
                    .containsExactly(ADDRESS);
        }
    }

    @Test
    void around_resolverWithDeadline_isTakenAsItIs() {
        try (GuardedResolver guarded = new GuardedResolver(HostResolver.none());
                SystemHostResolver system = new SystemHostResolver()) {
            assertThat(GuardedResolver.around(guarded)).isSameAs(guarded);
            assertThat(GuardedResolver.around(system)).isSameAs(system);
            assertThat(GuardedResolver.around(HostResolver.none())).isSameAs(HostResolver.none());
            assertThat(GuardedResolver.around((host, timeout) -> Resolution.of(host, List.of(ADDRESS))))
                    .isInstanceOf(GuardedResolver.class);
        }
    }

    @Test
    void caching_positiveAnswer_isKeptThirtySeconds() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        AtomicInteger calls = new AtomicInteger();
        CachingHostResolver cache = new CachingHostResolver(
                (host, timeout) -> {
                    calls.incrementAndGet();
                    return Resolution.of(host, List.of(ADDRESS));
                },
                now::get);

        cache.resolve("a.example", AMPLE);
        now.set(Instant.EPOCH.plusMillis(29_999));
        assertThat(cache.resolve("a.example", AMPLE).addresses()).containsExactly(ADDRESS);
        assertThat(calls).hasValue(1);
        now.set(Instant.EPOCH.plusSeconds(30));
        cache.resolve("a.example", AMPLE);
        assertThat(calls).hasValue(2);
        cache.clear();
        cache.resolve("a.example", AMPLE);
        assertThat(calls).hasValue(3);
    }

    @Test
    void caching_failedLookup_isKeptFiveSeconds() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        AtomicInteger calls = new AtomicInteger();
        CachingHostResolver cache = new CachingHostResolver(
                (host, timeout) -> {
                    calls.incrementAndGet();
                    throw new IllegalStateException("down");
                },
                now::get);

        assertThat(cache.resolve("a.example", AMPLE).outcome()).isEqualTo(Resolution.Outcome.ERROR);
        now.set(Instant.EPOCH.plusMillis(4_999));
        cache.resolve("a.example", AMPLE);
        assertThat(calls).hasValue(1);
        now.set(Instant.EPOCH.plusSeconds(5));
        cache.resolve("a.example", AMPLE);
        assertThat(calls).hasValue(2);
    }

    @Test
    void caching_moreNamesThanTheBound_forgetsTheOldest() {
        List<String> asked = new ArrayList<>();
        CachingHostResolver cache = new CachingHostResolver(
                (host, timeout) -> {
                    asked.add(host);
                    return Resolution.of(host, List.of(ADDRESS));
                },
                () -> Instant.EPOCH,
                2);

        for (String host : List.of("a.example", "b.example", "c.example", "c.example", "b.example", "a.example")) {
            cache.resolve(host, AMPLE);
        }

        assertThat(asked).containsExactly("a.example", "b.example", "c.example", "a.example");
    }

    private static InetAddress[] hang(CountDownLatch never) {
        awaitIgnoringInterrupts(never);
        return new InetAddress[] {ADDRESS.toInetAddress()};
    }

    private static void awaitIgnoringInterrupts(CountDownLatch latch) {
        boolean open = false;
        while (!open) {
            try {
                latch.await();
                open = true;
            } catch (InterruptedException e) {
                open = false;
            }
        }
    }
}
