/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How a process ended by itself and what it said last, redacted; empty when that is not known. Thread-safe. */
final class Obituary {
    /** How long a process that closed its output may still take to end. */
    private static final Duration LAST_BREATH = Duration.ofSeconds(2);

    private final Process process;
    private final ErrorOutput errors;
    private final Collection<String> secrets;
    private final CompletableFuture<String> text = new CompletableFuture<>();

    /**
     * Of {@code process}.
     *
     * @param secrets values of its environment, which are shown to nobody
     */
    Obituary(Process process, ErrorOutput errors, Collection<String> secrets) {
        this.process = process;
        this.errors = errors;
        this.secrets = List.copyOf(secrets);
    }

    /**
     * Looks at how it ended; nothing is said of one that lives on without its output.
     *
     * @param patience how long the end of its words is waited for, which does not come while something that it started
     *     lives on
     */
    void write(Duration patience) {
        text.complete(lookBack(patience));
    }

    private String lookBack(Duration patience) {
        try {
            if (!process.waitFor(LAST_BREATH.toMillis(), TimeUnit.MILLISECONDS)) {
                return "";
            }
            String words = LastWords.of(errors.last(patience), secrets);
            return "exit code " + process.exitValue() + (words.isEmpty() ? "" : ", last words: " + words);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** Says that nobody wants to know. */
    void omit() {
        text.complete("");
    }

    /** The text, after waiting up to {@code patience} for it. */
    String read(Duration patience) {
        try {
            return text.get(Math.min(patience.toNanos(), LAST_BREATH.toNanos()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        } catch (ExecutionException | TimeoutException unknown) {
            return "";
        }
    }
}
