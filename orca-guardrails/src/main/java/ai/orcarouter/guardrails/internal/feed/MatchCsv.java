/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.feed;

import ai.orcarouter.guardrails.model.feed.MatchHit;
import ai.orcarouter.guardrails.model.feed.MatchRecord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Matches as lines of CSV (RFC 4180): every value in quotes, lines ended by CR LF. A value that a spreadsheet could
 * take for a formula is preceded by an apostrophe.
 */
public final class MatchCsv {
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";
    private static final List<String> COLUMNS = List.of(
            "id",
            "time",
            "rule_type",
            "action",
            "stage",
            "guardrail_id",
            "guardrail_version",
            "guardrail_name",
            "rule_id",
            "rule_label",
            "model_name",
            "token_id",
            "token_name",
            "ip",
            "request_id",
            "agent_run_id",
            "detail",
            "matched",
            "false_positive");

    private MatchCsv() {}

    /** The line of column names. */
    public static void header(Appendable out) throws IOException {
        line(out, COLUMNS);
    }

    /** The line of a match. */
    public static void line(Appendable out, MatchRecord match) throws IOException {
        String matched = match.hits().stream()
                .map(MatchHit::matched)
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n"));
        line(
                out,
                List.of(
                        match.id(),
                        match.time().toString(),
                        match.ruleType(),
                        match.action(),
                        match.stage(),
                        Long.toString(match.guardrailId()),
                        Long.toString(match.guardrailVersion()),
                        match.guardrailName(),
                        Long.toString(match.ruleId()),
                        match.ruleLabel(),
                        match.model(),
                        match.keyId(),
                        match.keyName(),
                        match.callerIp(),
                        match.requestId(),
                        match.runId(),
                        match.detail(),
                        matched,
                        Boolean.toString(match.falsePositive())));
    }

    private static void line(Appendable out, List<String> values) throws IOException {
        String separator = "";
        for (String value : values) {
            out.append(separator);
            value(out, value);
            separator = ",";
        }
        out.append("\r\n");
    }

    private static void value(Appendable out, String value) throws IOException {
        out.append('"');
        if (startsFormula(value)) {
            out.append('\'');
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) == '"') {
                out.append('"');
            }
            out.append(value.charAt(i));
        }
        out.append('"');
    }

    /** Some spreadsheets look past blanks in front. */
    private static boolean startsFormula(String value) {
        int at = 0;
        while (at < value.length() && value.charAt(at) == ' ') {
            at++;
        }
        return at < value.length() && FORMULA.indexOf(value.charAt(at)) >= 0;
    }
}
