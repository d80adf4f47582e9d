/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.gateway;

import ai.orcarouter.mcp.internal.protocol.Cancellation;
import ai.orcarouter.mcp.model.GatewayAnswer;
import ai.orcarouter.mcp.model.GatewayCode;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Where calls run that nobody's thread waits for. Thread-safe. */
public final class CallThreads implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(CallThreads.class.getName());

    /** Runs the calls of a server, by its id. */
    private final BiConsumer<String, Runnable> threads;

    private final Runnable ending;
    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private CallThreads(BiConsumer<String, Runnable> threads, Runnable ending) {
        this.threads = threads;
        this.ending = ending;
    }

    /** The host's threads, which share themselves among servers as the host likes. */
    public static CallThreads of(Executor executor) {
        return new CallThreads((server, call) -> executor.execute(call), () -> {});
    }

    /** Daemon threads that end when idle and that no server can take from the others. */
    public static CallThreads own() {
        FairThreads fair = new FairThreads();
        return new CallThreads(fair::execute, fair::close);
    }

    /** A future whose cancellation cancels the call behind it. */
    private static final class CallFuture extends CompletableFuture<GatewayAnswer> {
        private final Cancellation cancellation = Cancellation.create();

        @Override
        public boolean cancel(boolean mayInterrupt) {
            boolean done = super.cancel(mayInterrupt);
            cancellation.cancel();
            return done;
        }
    }

    /** A call that waits for a thread: it is carried out or dropped, whichever comes first. */
    private final class Waiting implements Runnable {
        private final PreparedCall call;
        private final CallFuture future = new CallFuture();

        Waiting(PreparedCall call) {
            this.call = call;
        }

        @Override
        public void run() {
            // A call whose future was cancelled is carried out too: it then ends what was set aside for it.
            if (waiting.remove(this)) {
                future.complete(answer(() -> call.carryOut(future.cancellation)));
            }
        }

        void drop(GatewayCode why) {
            if (waiting.remove(this)) {
                future.complete(answer(() -> call.drop(why)));
            }
        }
    }

    /**
     * Carries out {@code call} on another thread; when there is none to be had, the call is dropped.
     *
     * @param tool what it calls, by canonical name or alias: threads are shared among servers
     */
    public CompletableFuture<GatewayAnswer> start(String tool, PreparedCall call) {
        String owner = ToolNames.ownerOf(tool);
        Waiting one = new Waiting(call);
        waiting.add(one);
        try {
            threads.accept(owner == null ? "" : owner, one);
        } catch (RejectedExecutionException e) {
            one.drop(closed ? GatewayCode.CLOSED : GatewayCode.BUSY);
        }
        if (closed) {
            one.drop(GatewayCode.CLOSED);
        }
        return one.future;
    }

    /** The answer, also when the virtual machine fails: a caller that waits must not wait for ever. */
    private static GatewayAnswer answer(Supplier<GatewayAnswer> call) {
        try {
            return call.get();
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "a call through the gateway failed", e);
            return Dispatcher.broken();
        }
    }

    /**
     * Waits for all of {@code answers}. When the thread is interrupted, those that are not there yet are cancelled, and
     * the thread is interrupted still afterwards.
     */
    public static List<GatewayAnswer> await(List<CompletableFuture<GatewayAnswer>> answers) {
        CompletableFuture<Void> all = CompletableFuture.allOf(answers.toArray(new CompletableFuture<?>[0]));
        boolean interrupted = false;
        try {
            all.get();
        } catch (InterruptedException e) {
            interrupted = true;
            answers.forEach(answer -> answer.cancel(true));
        } catch (ExecutionException | CancellationException e) {
            // Each answer tells by itself.
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return answers.stream()
                .map(answer ->
                        answer.isCompletedExceptionally() ? Dispatcher.refused(GatewayCode.CANCELLED) : answer.join())
                .toList();
    }

    /**
     * Ends the threads that were made here; calls that run on them are interrupted. Calls that wait for a thread,
     * whoever's, are dropped.
     */
    @Override
    public void close() {
        closed = true;
        ending.run();
        List.copyOf(waiting).forEach(one -> one.drop(GatewayCode.CLOSED));
    }
}
