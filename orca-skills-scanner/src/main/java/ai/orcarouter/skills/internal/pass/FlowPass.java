/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import ai.orcarouter.skills.internal.flow.Flow;
import ai.orcarouter.skills.internal.flow.Flows;
import ai.orcarouter.skills.internal.flow.Label;
import ai.orcarouter.skills.internal.flow.Script;
import ai.orcarouter.skills.internal.flow.Step;
import ai.orcarouter.skills.internal.text.Gaps;
import ai.orcarouter.skills.internal.text.ScanFile;
import ai.orcarouter.skills.internal.text.Segment;
import ai.orcarouter.skills.internal.text.SegmentKind;
import ai.orcarouter.skills.model.FindingSeverity;
import ai.orcarouter.skills.model.SourceSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Looks at where values come from and where they arrive (skills.md 4.2), and says so step by step. */
public final class FlowPass {
    private static final double CONFIDENCE = 1.0;

    /** Of one rule, severity and file that many are told apart. */
    private static final int MAX_ALIKE = 1_000;

    private final Map<String, Integer> alike = new HashMap<>();
    private final Subject subject;
    private final Gaps gaps;
    private final Consumer<Observation> into;
    private final ContextFacts facts;
    private final LineEvidence lines = new LineEvidence();

    private FlowPass(Subject subject, Gaps gaps, Consumer<Observation> into) {
        this.subject = subject;
        facts = new ContextFacts(subject.manifest().name(), subject.manifest().description());
        this.gaps = gaps;
        this.into = into;
    }

    /** Hands what it sees to {@code into}. */
    public static void run(Subject subject, Gaps gaps, Consumer<Observation> into) {
        FlowPass pass = new FlowPass(subject, gaps, into);
        List<Script> scripts = scripts(subject);
        if (!scripts.isEmpty()) {
            for (Script script : Flows.of(scripts, pass::flow)) {
                gaps.tell(Gaps.WORK, script.file().path(), "too much code to follow what flows in it");
            }
        }
    }

    /** Files of their own, and fenced blocks. */
    private static List<Script> scripts(Subject subject) {
        List<Script> scripts = new ArrayList<>();
        for (ScanFile file : subject.files()) {
            String text = file.text().text();
            if (file.kind().segment() == SegmentKind.SCRIPT) {
                if (Flows.reads(file.kind().language())) {
                    scripts.add(new Script(file, file.kind().language(), text, 0, text.length()));
                }
                continue;
            }
            for (Segment segment : file.segments().all()) {
                if (segment.kind() == SegmentKind.FENCE && Flows.reads(segment.language())) {
                    int from = text.indexOf('\n', segment.start()) + 1;
                    int close = text.lastIndexOf("\n", segment.end() - 2);
                    if (from > 0 && close > from) {
                        scripts.add(new Script(file, segment.language(), text, from, close));
                    }
                }
            }
        }
        return scripts;
    }

    private void flow(Flow flow) {
        switch (flow.sink()) {
            case NET -> sent(flow);
            case EXEC -> run(flow);
            case SQL -> argument(flow, "508", "reaches a query");
            case PATH -> argument(flow, "510", "chooses a file");
            case ADDRESS -> argument(flow, "511", "chooses the address of a request");
            case PROMPT -> {
                if (flow.label() == Label.NET_IN) {
                    add(flow, "519", FindingSeverity.LOW, "is handed to the model");
                }
            }
        }
    }

    private void sent(Flow flow) {
        switch (flow.label()) {
            case CRED_FILE, CLIP -> add(flow, "501", FindingSeverity.HIGH, "goes to the network");
            case ENV_ALL -> add(flow, "502", FindingSeverity.HIGH, "go to the network");
            case ENV_KEY -> {
                if (Vendors.isForeign(
                        flow.detail(), flow.hosts(), subject.manifest().hosts())) {
                    add(flow, "501", FindingSeverity.MEDIUM, "goes to another host than its own");
                }
            }
            case CRED_PATH, USER_FILE, SYSINFO, NET_IN, ARG, DECODED, URL, PARAM, MORE -> {}
        }
    }

    private void run(Flow flow) {
        switch (flow.label()) {
            case DECODED, NET_IN -> add(flow, "503", FindingSeverity.CRITICAL, "is run");
            case ARG -> argument(flow, "507", "is run");
            case ENV_ALL, ENV_KEY, CRED_PATH, CRED_FILE, USER_FILE, SYSINFO, CLIP, URL, PARAM, MORE -> {}
        }
    }

    private void argument(Flow flow, String rule, String what) {
        if (flow.label() == Label.ARG) {
            add(flow, rule, FindingSeverity.MEDIUM, what);
        }
    }

    /** A flow is found where it begins; its other steps are places that belong to it. */
    private void add(Flow flow, String rule, FindingSeverity severity, String what) {
        List<SourceSpan> steps = flow.way().stream().map(FlowPass::span).toList();
        SourceSpan last = steps.get(steps.size() - 1);
        boolean secret = rule.equals("501") || rule.equals("502");
        String id = secret && flow.crossesFiles() ? "703" : rule;
        String detail = flow.detail().isEmpty() ? "" : " (" + flow.detail() + ")";
        Step first = flow.way().get(0);
        List<String> lower = facts.of(first.script().file(), first.start());
        FindingSeverity lowered = severity.lower(lower.size());
        String kind = id + " " + lowered + " " + lower.isEmpty() + " "
                + first.script().file().path();
        if (alike.merge(kind, 1, Integer::sum) > MAX_ALIKE) {
            gaps.tell(Gaps.FINDINGS, first.script().file().path(), "more flows of one kind than are told apart");
            return;
        }
        into.accept(new Observation(
                subject.pack().rule("ORCA-SK-" + id),
                lowered,
                lower.isEmpty() ? CONFIDENCE : CONFIDENCE - 0.1,
                flow.label().what() + detail + " " + what + " at " + last,
                steps.get(0),
                evidence(flow),
                lower,
                steps.subList(1, steps.size())));
    }

    private static SourceSpan span(Step step) {
        ScanFile file = step.script().file();
        return file.span(file.text().originalStart(step.start()), file.text().originalEnd(step.end()));
    }

    private String evidence(Flow flow) {
        Step last = flow.way().get(flow.way().size() - 1);
        return lines.of(last.script().text(), last.start());
    }
}
