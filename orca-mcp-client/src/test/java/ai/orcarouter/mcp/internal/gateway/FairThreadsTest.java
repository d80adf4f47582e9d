/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FairThreadsTest {
    private final FairThreads threads = new FairThreads();
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger ended = new AtomicInteger();

    @AfterEach
    void end() {
        release.countDown();
        threads.close();
    }

    private void hang() {
        try {
            release.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ended.incrementAndGet();
    }

    /** As many hanging calls of a server as are taken, up to {@code most}. */
    private int fill(String server, int most) {
        for (int i = 0; i < most; i++) {
            try {
                threads.execute(server, this::hang);
            } catch (RejectedExecutionException full) {
                return i;
            }
        }
        return most;
    }

    private void runs(String server) throws Exception {
        CompletableFuture<String> done = new CompletableFuture<>();
        threads.execute(server, () -> done.complete("run"));
        assertThat(done.get(1, TimeUnit.MINUTES)).isEqualTo("run");
    }

    @Test
    void execute_oneServerTakesAllItGets_anotherStillRuns() throws Exception {
        int taken = fill("hung", 10_000);
        assertThat(taken)
                .as("half the threads and half the places to wait")
                .isEqualTo(FairThreads.THREADS / 2 + FairThreads.WAITING / 2);
        runs("healthy");
    }

    @Test
    void execute_manyServersTakeAllTheyGet_anotherStillRunsAndMayWait() throws Exception {
        for (int i = 0; i < 100; i++) {
            assertThat(fill("hung" + i, 10_000)).isGreaterThan(FairThreads.OWN_WAITING);
        }
        runs("healthy");
        CountDownLatch all = new CountDownLatch(1 + FairThreads.OWN_WAITING);
        for (long i = all.getCount(); i > 0; i--) {
            threads.execute("other", all::countDown);
        }
        assertThat(all.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void execute_threadsComeFree_everyCallRuns() throws Exception {
        int taken = fill("a", 200) + fill("b", 200) + fill("c", 5);
        CountDownLatch last = new CountDownLatch(1);
        threads.execute("a", last::countDown);
        release.countDown();
        assertThat(last.await(1, TimeUnit.MINUTES)).isTrue();
        CountDownLatch ends = new CountDownLatch(3);
        for (String server : List.of("a", "b", "c")) {
            threads.execute(server, ends::countDown);
        }
        assertThat(ends.await(1, TimeUnit.MINUTES)).isTrue();
        while (ended.get() < taken) {
            Thread.onSpinWait();
        }
    }

    @Test
    void execute_callsOfAServer_runInTheirOrder() throws Exception {
        fill("first", FairThreads.THREADS / 2);
        List<String> order = new ArrayList<>();
        CountDownLatch gate = new CountDownLatch(1);
        // Every thread that is shared is taken, so the calls of both wait for the one that "turn" gets of the reserve.
        for (int i = 0; i < 10; i++) {
            fill("other" + i, FairThreads.THREADS);
        }
        CountDownLatch all = new CountDownLatch(6);
        threads.execute("turn", () -> {
            try {
                gate.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        for (int i = 0; i < 6; i++) {
            String name = "call" + i;
            threads.execute("turn", () -> {
                synchronized (order) {
                    order.add(name);
                }
                all.countDown();
            });
        }
        gate.countDown();
        assertThat(all.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(order).containsExactly("call0", "call1", "call2", "call3", "call4", "call5");
    }

    @Test
    void execute_callThatThrowsOrLeavesAnInterrupt_harmsNoOther() throws Exception {
        CountDownLatch clean = new CountDownLatch(20);
        for (int i = 0; i < 20; i++) {
            threads.execute("wild", () -> {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("on purpose");
            });
            threads.execute("calm", () -> {
                if (!Thread.currentThread().isInterrupted()) {
                    clean.countDown();
                }
            });
        }
        assertThat(clean.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(fill("hung", 10_000)).as("no thread is missing").isGreaterThanOrEqualTo(FairThreads.THREADS / 2);
    }

    @Test
    void close_callsRunAndWait_interruptsThoseAndTakesNoMore() throws Exception {
        fill("hung", 100);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        CountDownLatch started = new CountDownLatch(1);
        threads.execute("other", () -> {
            started.countDown();
            hang();
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        assertThat(started.await(1, TimeUnit.MINUTES)).isTrue();
        threads.close();
        assertThat(interrupted.get(1, TimeUnit.MINUTES)).isTrue();
        assertThatThrownBy(() -> threads.execute("other", () -> {})).isInstanceOf(RejectedExecutionException.class);
    }
}
