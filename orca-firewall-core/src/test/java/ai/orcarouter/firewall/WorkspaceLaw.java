/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a workspace owes its callers, as a slow account of everything that ever happened: no store, no snapshot, no
 * compiled rule. It knows four rules, of which an edit chooses some: no shell, payments are held, questions to a model
 * have a budget of a run, and what was read may not be mailed within ten minutes.
 */
final class WorkspaceLaw {
    static final int NO_SHELL = 1;
    static final int HOLD_PAYMENTS = 2;
    static final int BUDGET = 4;
    static final int NO_MAIL_AFTER_READING = 8;

    static final long CAP_CENTS = 100;
    static final int WINDOW_SECONDS = 600;
    static final long LEASE_MILLIS = 600_000;
    static final long EXPIRY_MILLIS = 24 * 3_600_000L;

    /** A call as the law sees it. */
    record Case(String tool, int payment, String run, int key, long estimate) {}

    /** What is owed: whether it passes, and the reason code. */
    record Answer(boolean passes, String code) {
        static Answer deny(String code) {
            return new Answer(false, code);
        }
    }

    /** Cents that count until a time, or for good. */
    private static final class Cents {
        private long amount;
        private long until;
        private boolean ended;

        Cents(long amount, long until) {
            this.amount = amount;
            this.until = until;
        }
    }

    /** What a call that passed has set aside. */
    static final class Held {
        private final List<Cents> all = new ArrayList<>();

        void settle(long actual) {
            for (Cents each : all) {
                if (!each.ended) {
                    each.ended = true;
                    each.amount = actual;
                    each.until = Long.MAX_VALUE;
                }
            }
        }
    }

    /** A held call. */
    static final class Plea {
        final String id;
        final Case about;
        final long expires;
        String state = "pending";
        int uses;

        Plea(String id, Case about, long expires) {
            this.id = id;
            this.about = about;
            this.expires = expires;
        }
    }

    private record Read(String run, long at) {}

    int rules;
    boolean allows;
    final List<Long> limits = new ArrayList<>();
    final List<Boolean> enabled = new ArrayList<>();
    final List<Plea> pleas = new ArrayList<>();
    private final Map<String, List<Cents>> accounts = new HashMap<>();
    private final List<Read> reads = new ArrayList<>();

    boolean has(int rule) {
        return (rules & rule) != 0;
    }

    private List<Cents> account(String name) {
        return accounts.computeIfAbsent(name, each -> new ArrayList<>());
    }

    long total(String account, long now) {
        return account(account).stream()
                .filter(each -> each.until > now)
                .mapToLong(each -> each.amount)
                .sum();
    }

    boolean isLimited(int key) {
        return key >= 0 && limits.get(key) > 0;
    }

    /** Whether deciding such a call needs to know what was spent or done. */
    boolean asksTheLedger(Case call) {
        return has(BUDGET) || has(NO_MAIL_AFTER_READING) || isLimited(call.key());
    }

    /** What the gate owes a key. */
    String admission(int key, long now) {
        if (!enabled.get(key)) {
            return "DISABLED";
        }
        return isLimited(key) && total("key" + key, now) >= limits.get(key) ? "CREDIT_LIMIT" : "";
    }

    /** What is owed to a call, with the approval that comes with it. Changes nothing. */
    Answer answer(Case call, @Nullable Plea pleaOrNull, long now) {
        Answer answer = byRules(call, now);
        if (answer.code().equals("held")) {
            if (pleaOrNull == null) {
                return answer;
            }
            boolean same = pleaOrNull.about.payment() == call.payment()
                    && pleaOrNull.about.run().equals(call.run())
                    && pleaOrNull.about.key() == call.key();
            boolean expired = now >= pleaOrNull.expires;
            if (same && !expired && pleaOrNull.state.equals("pending")) {
                return answer;
            }
            if (!same || expired || !pleaOrNull.state.equals("approved")) {
                return Answer.deny("approval_refused");
            }
            answer = new Answer(true, "approved");
        }
        if (answer.passes() && isLimited(call.key())) {
            boolean over = total("key" + call.key(), now) + call.estimate() > limits.get(call.key());
            return over ? Answer.deny("cost_cap") : answer;
        }
        return answer;
    }

    private Answer byRules(Case call, long now) {
        Answer otherwise = new Answer(allows, "default_verdict");
        return switch (call.tool()) {
            case "shell.run" -> has(NO_SHELL) ? Answer.deny("rule_match") : otherwise;
            case "bank.pay" -> has(HOLD_PAYMENTS) ? Answer.deny("held") : otherwise;
            case "llm.ask" -> has(BUDGET) ? withinBudget(call, now) : otherwise;
            case "mail.send" ->
                has(NO_MAIL_AFTER_READING) && hasRead(call, now) ? Answer.deny("rule_match") : otherwise;
            default -> otherwise;
        };
    }

    private Answer withinBudget(Case call, long now) {
        boolean over = total(call.run(), now) + call.estimate() > CAP_CENTS;
        return over ? Answer.deny("cost_cap") : new Answer(true, "rule_match");
    }

    private boolean hasRead(Case call, long now) {
        return reads.stream()
                .anyMatch(each -> each.run().equals(call.run()) && now - each.at() <= WINDOW_SECONDS * 1_000L);
    }

    /** Takes down a call that passed. */
    Held passed(Case call, @Nullable Plea pleaOrNull, Answer answer, long now) {
        if (pleaOrNull != null && answer.code().equals("approved")) {
            pleaOrNull.state = "consumed";
            pleaOrNull.uses++;
        }
        if (has(NO_MAIL_AFTER_READING) && call.tool().equals("crm.read")) {
            reads.add(new Read(call.run(), now));
        }
        Held held = new Held();
        if (isLimited(call.key())) {
            set(held, "key" + call.key(), call.estimate(), now);
        }
        if (has(BUDGET)) {
            set(held, call.run(), call.estimate(), now);
        }
        return held;
    }

    private void set(Held held, String account, long cents, long now) {
        Cents made = new Cents(cents, now + LEASE_MILLIS);
        held.all.add(made);
        account(account).add(made);
    }
}
