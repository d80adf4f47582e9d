/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.http.testkit;

import ai.orcarouter.core.net.HostResolver;
import ai.orcarouter.core.net.IpAddress;
import ai.orcarouter.core.net.Resolution;
import java.time.Duration;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Answers every look-up with the next of a list of answers; the last one stands. */
public final class Names implements HostResolver {
    private final Deque<String> answers = new ConcurrentLinkedDeque<>();

    /** Each answer is one or more addresses with spaces between them; an empty one is no address. */
    public Names(String... answers) {
        this.answers.addAll(Arrays.asList(answers));
    }

    @Override
    public Resolution resolve(String host, Duration timeout) {
        String answer = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
        return Resolution.of(
                host,
                answer.isEmpty()
                        ? List.of()
                        : Arrays.stream(answer.split(" ", -1))
                                .map(text -> IpAddress.parse(text).orElseThrow())
                                .toList());
    }
}
