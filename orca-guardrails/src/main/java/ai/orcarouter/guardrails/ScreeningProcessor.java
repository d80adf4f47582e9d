/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.guardrails.model.StreamScreening;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A {@link StreamScreener} or an {@link AnswerStream} between a publisher of chunks and one subscriber.
 *
 * <p>It asks for one chunk at a time, and only while the subscriber has asked for text that it cannot give yet; nothing
 * but the screener's own hold-back and one text is ever buffered. When the stream is cut the publisher is cancelled and
 * the subscriber's stream completes. When the publisher fails, what is held back is dropped, because it was never
 * screened to the end. A publisher that sends more than was asked for is cancelled, and the subscriber gets an
 * {@link IllegalStateException}; what goes wrong in screening ends the stream too. Thread-safe as the rules of
 * {@link Flow} ask for.
 */
public final class ScreeningProcessor implements Flow.Processor<String, String> {
    private final AnswerStream answer;
    private final String question;
    private final List<String> sources;
    private final AtomicReference<Flow.@Nullable Subscriber<? super String>> taken = new AtomicReference<>();
    private final AtomicReference<@Nullable String> chunk = new AtomicReference<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final AtomicReference<Flow.@Nullable Subscription> upstream = new AtomicReference<>();
    private final AtomicLong demand = new AtomicLong();
    private final AtomicInteger work = new AtomicInteger();
    private volatile Flow.@Nullable Subscriber<? super String> downstream;
    private volatile boolean isInputOver;
    private volatile boolean isCancelled;
    private volatile @Nullable StreamScreening result;
    private String text = "";
    private boolean isAsked;
    private boolean isFinished;
    private boolean isOver;

    /** A processor that gives its chunks to a screener, which nobody else may use meanwhile. */
    public ScreeningProcessor(StreamScreener screener) {
        this(screener, "", List.of());
    }

    /**
     * A processor that gives its chunks to a screener, which nobody else may use meanwhile.
     *
     * @param question what the text answers; may be empty
     * @param sources what it should be borne out by; may be empty
     */
    public ScreeningProcessor(StreamScreener screener, String question, List<String> sources) {
        this(AnswerStream.unrecorded(Objects.requireNonNull(screener)), question, sources);
    }

    /** A processor that gives its chunks to an answer of a workspace, as the next does. */
    public ScreeningProcessor(AnswerStream answer) {
        this(answer, "", List.of());
    }

    /**
     * A processor that gives its chunks to an answer of a workspace, which nobody else may use meanwhile. It closes the
     * answer however the stream ends, so that what was found is recorded.
     *
     * @param question what the text answers; may be empty
     * @param sources what it should be borne out by; may be empty
     */
    public ScreeningProcessor(AnswerStream answer, String question, List<String> sources) {
        this.answer = Objects.requireNonNull(answer);
        this.question = Objects.requireNonNull(question);
        this.sources = List.copyOf(sources);
    }

    /**
     * What became of the stream.
     *
     * @throws IllegalStateException when it has not ended yet
     */
    public StreamScreening result() {
        StreamScreening known = result;
        if (known == null) {
            throw new IllegalStateException("the stream has not ended");
        }
        return known;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super String> subscriber) {
        Objects.requireNonNull(subscriber);
        if (!taken.compareAndSet(null, subscriber)) {
            subscriber.onSubscribe(new Demand(false));
            subscriber.onError(new IllegalStateException("there is a subscriber already"));
            return;
        }
        subscriber.onSubscribe(new Demand(true));
        downstream = subscriber;
        drain();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        Objects.requireNonNull(subscription);
        if (upstream.compareAndSet(null, subscription)) {
            drain();
        } else {
            subscription.cancel();
        }
    }

    @Override
    public void onNext(String item) {
        Objects.requireNonNull(item);
        if (!chunk.compareAndSet(null, item)) {
            failure.compareAndSet(null, new IllegalStateException("more chunks than were asked for"));
        }
        drain();
    }

    @Override
    public void onError(Throwable throwable) {
        failure.compareAndSet(null, Objects.requireNonNull(throwable));
        drain();
    }

    @Override
    public void onComplete() {
        isInputOver = true;
        drain();
    }

    private final class Demand implements Flow.Subscription {
        private final boolean isOurs;

        Demand(boolean isOurs) {
            this.isOurs = isOurs;
        }

        @Override
        public void request(long n) {
            if (!isOurs) {
                return;
            }
            if (n <= 0) {
                failure.compareAndSet(null, new IllegalArgumentException("a request is for one or more: " + n));
            } else {
                demand.accumulateAndGet(n, (had, more) -> had + more < 0 ? Long.MAX_VALUE : had + more);
            }
            drain();
        }

        @Override
        public void cancel() {
            if (isOurs) {
                isCancelled = true;
                drain();
            }
        }
    }

    /** Whoever comes first does the work, that of those who come meanwhile included. */
    private void drain() {
        if (work.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        while (seen != 0) {
            Flow.Subscriber<? super String> subscriber = downstream;
            while (subscriber != null && !isOver && step(subscriber)) {
                subscriber = downstream;
            }
            seen = work.addAndGet(-seen);
        }
    }

    /** Does one thing if there is one to do. */
    private boolean step(Flow.Subscriber<? super String> subscriber) {
        if (chunk.get() != null && !isAsked) {
            failure.compareAndSet(null, new IllegalStateException("more chunks than were asked for"));
        }
        Throwable failed = failure.get();
        if (isCancelled || failed != null) {
            end();
            if (!isCancelled && failed != null) {
                subscriber.onError(failed);
            }
            return false;
        }
        if (!text.isEmpty()) {
            return deliver(subscriber);
        }
        if (isFinished) {
            end();
            subscriber.onComplete();
            return false;
        }
        // Before the chunk: the last one may come while this looks, and the end right after it.
        boolean isLast = isInputOver;
        String item = chunk.getAndSet(null);
        if (item != null) {
            isAsked = false;
            text = screened(() -> answer.push(item));
            isFinished = answer.isOver();
            return true;
        }
        if (isLast) {
            text = screened(() -> answer.finish(question, sources));
            isFinished = true;
            return true;
        }
        return ask();
    }

    private String screened(Supplier<String> step) {
        try {
            return step.get();
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            return "";
        }
    }

    private boolean deliver(Flow.Subscriber<? super String> subscriber) {
        if (demand.get() == 0) {
            return false;
        }
        if (demand.get() != Long.MAX_VALUE) {
            demand.decrementAndGet();
        }
        String next = text;
        text = "";
        subscriber.onNext(next);
        return true;
    }

    private boolean ask() {
        Flow.Subscription subscription = upstream.get();
        if (subscription == null || isAsked || demand.get() == 0) {
            return false;
        }
        isAsked = true;
        subscription.request(1);
        return true;
    }

    private void end() {
        isOver = true;
        answer.close();
        result = answer.result();
        Flow.Subscription subscription = upstream.get();
        if (subscription != null && !isInputOver) {
            subscription.cancel();
        }
        chunk.set(null);
        text = "";
    }
}
