/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.guardrails.ToolCallAssembler;
import ai.orcarouter.guardrails.model.AssembledToolCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The calls of one streamed answer, held until all of them are complete and judged. One thread at a time. */
final class StreamedCalls {
    private record Fragment(Held.Slot slot, boolean hasArguments) {}

    private final Judging judging;
    private final StreamQueue queue;
    private final ToolCallAssembler assembler = new ToolCallAssembler(this::passes);
    private final Map<Integer, List<Fragment>> fragments = new TreeMap<>();
    private final Map<Integer, Ruling> rulings = new HashMap<>();
    private final Set<Integer> texts = new HashSet<>();

    StreamedCalls(Judging judging, StreamQueue queue) {
        this.judging = judging;
        this.queue = queue;
    }

    /**
     * Adds a fragment.
     *
     * @param place the fragment in its event
     * @param arguments where the next piece of the arguments stands; null when it has none
     */
    void add(int index, Held held, Json place, String id, String name, @Nullable Json arguments) {
        if (arguments != null && !arguments.isString()) {
            throw queue.malformed("the arguments of a call are no text");
        }
        Held.Slot slot = held.slot(arguments == null ? place : arguments, null);
        fragments.computeIfAbsent(index, any -> new ArrayList<>()).add(new Fragment(slot, arguments != null));
        assembler.add(index, id, name, arguments == null ? "" : slot.text());
    }

    /** Says that the arguments of a call are free text. */
    void isText(int index) {
        texts.add(index);
    }

    /** Whether there is a call that is not judged. */
    boolean isOpen() {
        return !fragments.isEmpty();
    }

    /** Judges the calls, which are complete now; either all of them go on or the stream ends. */
    void complete() {
        Map<Integer, List<Fragment>> complete = new TreeMap<>(fragments);
        fragments.clear();
        for (int index : complete.keySet()) {
            if (assembler.complete(index).isEmpty()) {
                Ruling ruling = rulings.get(index);
                throw ruling == null || ruling.decision().passes()
                        ? queue.malformed("a call of a tool cannot be put together")
                        : new RefusedException(Errors.of(judging.api(), ruling));
            }
        }
        complete.forEach((index, parts) -> release(parts, rulings.get(index), texts.contains(index)));
    }

    private boolean passes(AssembledToolCall call) {
        if (call.name().isEmpty()) {
            return false;
        }
        Arguments arguments =
                texts.contains(call.index()) ? Calls.ofText(call.arguments()) : Calls.ofJson(call.arguments());
        Ruling ruling = judging.call(call.name(), arguments);
        rulings.put(call.index(), ruling);
        return ruling.decision().passes();
    }

    /** Arguments that were rewritten stand in the first fragment that has any. */
    private static void release(List<Fragment> parts, @Nullable Ruling ruling, boolean isText) {
        String instead = ruling == null
                ? null
                : Calls.rewritten(ruling)
                        .map(arguments -> isText ? Calls.textOf(arguments) : arguments.toJson())
                        .orElse(null);
        for (Fragment part : parts) {
            if (instead == null || !part.hasArguments()) {
                part.slot().pass();
            } else {
                part.slot().pass(instead);
                instead = "";
            }
        }
    }
}
