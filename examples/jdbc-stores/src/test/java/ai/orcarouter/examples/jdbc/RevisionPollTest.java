/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.orcarouter.core.spi.ConfigStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RevisionPollTest {
    /** So long that the thread looks once, at its start, and these tests do the rest. */
    private static final Duration NEVER = Duration.ofDays(1);

    private final Map<String, Long> stored = new ConcurrentHashMap<>();
    private final BlockingQueue<Long> told = new LinkedBlockingQueue<>();

    private Map<String, Long> revisions(List<String> workspaces) {
        if (stored.containsKey("down")) {
            throw new IllegalStateException("no database");
        }
        return stored;
    }

    @Test
    void look_newRevision_isToldOnce() throws InterruptedException {
        RevisionPoll poll = new RevisionPoll(NEVER, this::revisions);
        stored.put("w", 3L);
        ConfigStore.Watch watch = poll.watch("w", told::add);
        assertThat(told.take()).isEqualTo(3);
        poll.look();
        stored.put("w", 5L);
        poll.look();
        poll.look();
        assertThat(told).containsExactly(5L);
        watch.close();
        stored.put("w", 6L);
        poll.look();
        assertThat(told).containsExactly(5L);
    }

    @Test
    void look_failure_isMadeUpForByTheNext() throws InterruptedException {
        RevisionPoll poll = new RevisionPoll(Duration.ofMillis(1), this::revisions);
        stored.put("down", 1L);
        ConfigStore.Watch watch = poll.watch("w", told::add);
        stored.put("w", 1L);
        poll.look();
        assertThat(told).isEmpty();
        stored.remove("down");
        assertThat(told.take()).isEqualTo(1);
        watch.close();
    }

    @Test
    void close_last_endsTheThreadAndAnotherWatchBeginsOne() throws InterruptedException {
        RevisionPoll poll = new RevisionPoll(NEVER, this::revisions);
        List<Thread> threads = new ArrayList<>();
        stored.put("w", 1L);
        for (int i = 0; i < 2; i++) {
            BlockingQueue<Thread> teller = new LinkedBlockingQueue<>();
            ConfigStore.Watch watch = poll.watch("w", revision -> teller.add(Thread.currentThread()));
            Thread thread = teller.take();
            assertThat(thread.isDaemon()).isTrue();
            threads.add(thread);
            watch.close();
            watch.close();
            thread.join();
        }
        assertThat(threads.get(0)).isNotSameAs(threads.get(1));
    }

    @Test
    void close_byTheListenerItself_ends() throws InterruptedException {
        RevisionPoll poll = new RevisionPoll(Duration.ofMillis(1), this::revisions);
        BlockingQueue<ConfigStore.Watch> own = new LinkedBlockingQueue<>();
        BlockingQueue<Thread> teller = new LinkedBlockingQueue<>();
        own.add(poll.watch("w", revision -> {
            own.remove().close();
            teller.add(Thread.currentThread());
        }));
        stored.put("w", 1L);
        teller.take().join();
    }

    @Test
    void interval_ofNothing_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RevisionPoll(Duration.ZERO, this::revisions));
    }
}
