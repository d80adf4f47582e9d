/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.guardrails.model.AssembledToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Holds the tool calls of a streamed answer until each is complete and judged: the whole call comes out, or nothing.
 *
 * <p>Fragments are added by the index of their call, as chat APIs stream them. A call whose arguments outgrow the
 * limit, whose id or name changes halfway, or whose judge throws is refused; so is every call beyond the limit of their
 * number. The arguments are passed on as they came: the judge reads them as strictly as it likes. One thread at a time.
 */
public final class ToolCallAssembler {
    /** The most calls of one answer. */
    public static final int MAX_CALLS = 128;

    /** The longest id, name and arguments of all open calls together, in UTF-16 code units. */
    public static final int MAX_CHARACTERS = 1 << 20;

    private static final class Draft {
        final StringBuilder arguments = new StringBuilder();
        String id = "";
        String name = "";
        boolean isRefused;
        boolean isClosed;
    }

    private final Predicate<AssembledToolCall> judge;
    private final Map<Integer, Draft> drafts = new TreeMap<>();
    private final List<AssembledToolCall> refused = new ArrayList<>();
    private int characters;
    private long beyond;

    /**
     * An assembler for one answer.
     *
     * @param judge whether a complete call may be released, such as what a firewall decides
     */
    public ToolCallAssembler(Predicate<AssembledToolCall> judge) {
        this.judge = Objects.requireNonNull(judge);
    }

    /**
     * Adds a fragment; nothing comes out before the call is complete. Fragments of a call that is complete already are
     * ignored.
     *
     * @param index which call of the answer
     * @param id the call's id; empty where a fragment does not repeat it
     * @param name the tool's name; empty where a fragment does not repeat it
     * @param arguments the next piece of the arguments; may be empty
     */
    public void add(int index, String id, String name, String arguments) {
        Draft draft = drafts.get(index);
        if (draft == null) {
            if (drafts.size() == MAX_CALLS) {
                beyond++;
                return;
            }
            draft = new Draft();
            drafts.put(index, draft);
        }
        if (draft.isClosed || draft.isRefused) {
            return;
        }
        boolean same = isSame(draft.id, id) && isSame(draft.name, name);
        long more = (long) (draft.id.isEmpty() ? id.length() : 0)
                + (draft.name.isEmpty() ? name.length() : 0)
                + arguments.length();
        if (!same || characters + more > MAX_CHARACTERS) {
            draft.isRefused = true;
            characters -= draft.arguments.length();
            draft.arguments.setLength(0);
            return;
        }
        characters += (int) more;
        draft.id = draft.id.isEmpty() ? id : draft.id;
        draft.name = draft.name.isEmpty() ? name : draft.name;
        draft.arguments.append(arguments);
    }

    private static boolean isSame(String known, String said) {
        return said.isEmpty() || known.isEmpty() || known.equals(said);
    }

    /** Says that a call is complete; returns it if the judge lets it pass. A call comes out at most once. */
    public Optional<AssembledToolCall> complete(int index) {
        Draft draft = drafts.get(index);
        if (draft == null || draft.isClosed) {
            return Optional.empty();
        }
        draft.isClosed = true;
        AssembledToolCall call = new AssembledToolCall(index, draft.id, draft.name, draft.arguments.toString());
        characters -= draft.arguments.length();
        draft.arguments.setLength(0);
        draft.arguments.trimToSize();
        if (draft.isRefused || !passes(call)) {
            refused.add(new AssembledToolCall(index, draft.id, draft.name, ""));
            return Optional.empty();
        }
        return Optional.of(call);
    }

    /** Says that the answer has ended: completes every open call, in the order of their indexes. */
    public List<AssembledToolCall> completeAll() {
        List<AssembledToolCall> passed = new ArrayList<>();
        for (int index : List.copyOf(drafts.keySet())) {
            complete(index).ifPresent(passed::add);
        }
        return passed;
    }

    private boolean passes(AssembledToolCall call) {
        try {
            return judge.test(call);
        } catch (RuntimeException | Error e) { // deeply nested arguments may be too much for a judge's stack
            return false;
        }
    }

    /** The calls that were refused, without their arguments, in the order in which they were. */
    public List<AssembledToolCall> refused() {
        return List.copyOf(refused);
    }

    /** How many fragments belonged to calls beyond {@link #MAX_CALLS}, which are refused. */
    public long fragmentsBeyond() {
        return beyond;
    }

    /** How many UTF-16 code units are held. */
    public int held() {
        return characters;
    }
}
