/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.stream;

import ai.orcarouter.guardrails.internal.rule.CompiledGuardrail;
import ai.orcarouter.guardrails.internal.rule.ScreenRequest;
import ai.orcarouter.guardrails.internal.rule.Window;
import ai.orcarouter.guardrails.model.CheckFailure;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.RuleType;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.StreamScreening;
import ai.orcarouter.guardrails.model.StreamWarning;
import ai.orcarouter.guardrails.model.TextStage;
import ai.orcarouter.guardrails.model.TokenCost;
import ai.orcarouter.guardrails.model.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One answer while it streams. One thread at a time.
 *
 * <p>Scans happen at places of the text that follow from the text alone, so how it is cut into chunks changes nothing.
 * A scan reads a window: what is not settled, and before it some settled text for detectors to look at. What a scan
 * settles is recorded and, when masking, sent; otherwise everything scanned is sent.
 */
public final class TextStream {
    private final CompiledGuardrail guardrail;
    private final Settings settings;
    private final Records records;
    private final boolean asks;
    private final StringBuilder window = new StringBuilder();
    private final StringBuilder kept = new StringBuilder();
    private final Set<StreamWarning> warnings = EnumSet.noneOf(StreamWarning.class);
    private final List<Violation> asked = new ArrayList<>();
    private List<CheckFailure> failures = List.of();
    private TokenCost cost = TokenCost.NONE;
    private List<Long> used;
    private long base;
    private long received;
    private long sent;
    private long settled;
    private long next;
    private long scanned;
    private boolean mutated;
    private boolean isOver;
    private String cutMessage = "";

    /** A stream that nothing has come of yet. */
    public TextStream(CompiledGuardrail guardrail, Settings settings) {
        this.guardrail = guardrail;
        this.settings = settings;
        this.records = new Records(guardrail);
        this.asks = guardrail.asksAboutOutput();
        this.used = Collections.nCopies(guardrail.guardrail().rules().size(), 0L);
        this.next = guardrail.coversOutput() ? settings.first() : Long.MAX_VALUE;
    }

    /** Whether it has ended or was cut. */
    public boolean isOver() {
        return isOver;
    }

    /** How many code units were received and not sent. */
    public int held() {
        return isOver ? 0 : (int) (received - sent);
    }

    /** How many code units are in memory for scanning. */
    public int windowSize() {
        return window.length();
    }

    /** Takes a chunk; what can be sent. */
    public String push(String chunk) {
        if (next == Long.MAX_VALUE && !isOver) {
            received += chunk.length();
            sent = received;
            return chunk;
        }
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < chunk.length() && !isOver) {
            int take = (int) Math.min(chunk.length() - at, next - received);
            window.append(chunk, at, at + take);
            at += take;
            received += take;
            if (received == next) {
                scan(out);
            }
        }
        return out.toString();
    }

    private int from() {
        return base == 0 ? 0 : 1;
    }

    /** Where the text of the window begins; the window has one character more in front unless that is 0. */
    private int local(long offset) {
        return (int) (offset - base) + from();
    }

    private Window look(String text, int reach, boolean isLast) {
        scanned += text.length();
        return guardrail.window(new Window.Extent(text, from(), used, reach, local(settled), isLast));
    }

    private void scan(StringBuilder out) {
        int end = window.length();
        if (Character.isHighSurrogate(window.charAt(end - 1))) {
            end--;
        }
        String text = window.substring(0, end);
        Window seen = look(text, settings.reach(), false);
        int to = settings.masks() ? seen.settled(end - settings.reach()) : seen.settled();
        if (end - to > settings.hold() - settings.least()) {
            seen = look(text, settings.least(), false);
            to = settings.masks() ? seen.settledOver(seen.settled(end - settings.least())) : end - settings.reach();
            if (!settings.masks()) {
                warnings.add(StreamWarning.MATCH_TOO_LONG);
            }
        }
        to = Math.max(to, local(settled));
        Set<RuleType> blocking = settings.masks() ? seen.blocking() : seen.blockingNow();
        if (!blocking.isEmpty()) {
            records.add(seen.found(), local(settled), end, base - from());
            cut(out, blocking, guardrail.message(records.violations()));
        } else if (settings.masks() && end - to > settings.hold() - settings.least()) {
            records.add(seen.found(), local(settled), to, base - from());
            tooLong(out);
        } else {
            send(out, seen, text, to, end);
            move(seen, to);
            next = settings.next(received, settled);
        }
    }

    private void tooLong(StringBuilder out) {
        warnings.add(StreamWarning.MATCH_TOO_LONG);
        String what = "unfinished match";
        seal(out, what, "response cut by guardrail: " + what + " longer than " + settings.hold() + " characters");
    }

    private void send(StringBuilder out, Window seen, String text, int to, int end) {
        int start = local(settled);
        records.add(seen.found(), start, to, base - from());
        String masked = seen.masked(start, to);
        if (isTorn(seen.found(), start)) {
            warnings.add(StreamWarning.FOUND_TOO_LATE);
        }
        keep(masked);
        if (settings.masks()) {
            out.append(masked);
            mutated |= !masked.contentEquals(text.substring(start, to));
            sent = base + to - from();
        } else {
            out.append(text, local(sent), end);
            sent = base + end - from();
        }
        settled = base + to - from();
    }

    private boolean isTorn(List<Violation> found, int start) {
        return settled > 0
                && found.stream()
                        .filter(violation -> violation.ruleType() != RuleType.MAX_CHARS)
                        .flatMap(violation -> violation.matches().stream())
                        .anyMatch(match -> match.start() < start && match.end() > start);
    }

    private void keep(String masked) {
        if (asks) {
            int room = settings.kept() - kept.length();
            kept.append(masked, 0, Math.min(room, masked.length()));
            if (masked.length() > room) {
                warnings.add(StreamWarning.ASKED_ABOUT_A_PART);
            }
        }
    }

    private void move(Window seen, int to) {
        int restart = seen.restart(to - settings.context());
        if (to - restart > 2 * settings.hold()) {
            restart = to;
        }
        if (restart > from()) {
            used = seen.usedAt(restart);
            int shift = restart - from();
            window.delete(0, restart - 1);
            base += shift;
        }
    }

    private static Set<RuleType> blocking(Collection<Violation> found) {
        EnumSet<RuleType> types = EnumSet.noneOf(RuleType.class);
        for (Violation violation : found) {
            if (violation.action() == GuardrailAction.BLOCK) {
                types.add(violation.ruleType());
            }
        }
        return types;
    }

    private void cut(StringBuilder out, Set<RuleType> types, String message) {
        seal(out, types.stream().map(RuleType::wire).collect(Collectors.joining(", ")), message);
    }

    private void seal(StringBuilder out, String detail, String message) {
        out.append("[response truncated by guardrail: ").append(detail).append(" policy violation]");
        cutMessage = message;
        end();
    }

    private void end() {
        isOver = true;
        window.setLength(0);
        window.trimToSize();
    }

    /** Ends the stream; what is still to be sent. */
    public String finish(String question, List<String> sources) {
        StringBuilder out = new StringBuilder();
        if (!isOver && next != Long.MAX_VALUE) {
            if (base == 0 && settled == 0) {
                whole(out, question, sources);
            } else {
                rest(out, question, sources);
            }
        }
        if (!isOver) {
            end();
        }
        return out.toString();
    }

    /** Nothing has been settled: the text is screened as any other. */
    private void whole(StringBuilder out, String question, List<String> sources) {
        String text = window.toString();
        scanned += text.length();
        Screening screening = guardrail.screen(new ScreenRequest(TextStage.OUTPUT, text, question, sources));
        take(screening);
        if (screening.blocked()) {
            cut(out, blocking(screening.violations()), screening.message());
        } else if (settings.masks()) {
            out.append(screening.text().orElse(""));
            mutated = screening.mutated();
        } else {
            out.append(text, (int) sent, text.length());
        }
    }

    private void rest(StringBuilder out, String question, List<String> sources) {
        String text = window.toString();
        Window seen = look(text, 0, true);
        Set<RuleType> blocking = seen.blockingNow();
        if (blocking.isEmpty()) {
            StringBuilder last = new StringBuilder();
            int before = kept.length();
            send(last, seen, text, text.length(), text.length());
            if (asks) {
                ask(out, last.toString(), before, question, sources);
            } else {
                out.append(last);
            }
        } else {
            records.add(seen.found(), local(settled), text.length(), base - from());
            cut(out, blocking, guardrail.message(records.violations()));
        }
    }

    /** Asks others about all that was kept, of which what follows {@code before} has not been sent. */
    private void ask(StringBuilder out, String last, int before, String question, List<String> sources) {
        ScreenRequest request = new ScreenRequest(TextStage.OUTPUT, kept.toString(), question, sources);
        CompiledGuardrail.Asked answer = guardrail.ask(request, before);
        take(answer.screening());
        if (!answer.screening().violations().isEmpty()) {
            warnings.add(StreamWarning.DECIDED_AFTER_SENDING);
        }
        if (answer.screening().blocked()) {
            cut(
                    out,
                    blocking(answer.screening().violations()),
                    answer.screening().message());
        } else if (settings.masks() && !warnings.contains(StreamWarning.ASKED_ABOUT_A_PART)) {
            mutated |= !answer.rest().equals(last);
            out.append(answer.rest());
        } else {
            out.append(last);
        }
    }

    private void take(Screening screening) {
        asked.addAll(screening.violations());
        failures = screening.failures();
        cost = screening.cost();
    }

    /** What became of it so far. */
    public StreamScreening result() {
        List<Violation> violations = new ArrayList<>(records.violations());
        violations.addAll(asked);
        Set<StreamWarning> all = EnumSet.noneOf(StreamWarning.class);
        all.addAll(warnings);
        boolean masked = violations.stream()
                .flatMap(violation -> violation.matches().stream())
                .anyMatch(match -> match.action() == GuardrailAction.MASK);
        if (masked && !settings.masks()) {
            all.add(StreamWarning.MASK_NOT_APPLIED);
        }
        if (records.isFull()) {
            all.add(StreamWarning.MATCHES_NOT_RECORDED);
        }
        return new StreamScreening(
                !cutMessage.isEmpty(), mutated, cutMessage, violations, failures, all, cost, received, scanned);
    }
}
