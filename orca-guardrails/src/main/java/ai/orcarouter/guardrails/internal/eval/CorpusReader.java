/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.eval;

import ai.orcarouter.core.Issue;
import ai.orcarouter.core.document.Spelling;
import ai.orcarouter.core.document.Texts;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.guardrails.model.CorpusSample;
import ai.orcarouter.guardrails.model.TextStage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads corpora, one JSON object a line, with every fault and the number of its line. One document, one thread. */
public final class CorpusReader {
    /** The most samples of a corpus. */
    public static final int MAX_SAMPLES = 100_000;

    private static final int MAX_ISSUES = 1_000;
    private static final int MAX_CATEGORY = 64;
    private static final int MAX_CATEGORIES = 32;
    private static final Map<String, TextStage> STAGES = new LinkedHashMap<>();

    static {
        Arrays.stream(TextStage.values()).forEach(stage -> STAGES.put(stage.wire(), stage));
    }

    private final String file;
    private final Template template;
    private final List<CorpusSample> samples = new ArrayList<>();
    private final List<Issue> issues = new ArrayList<>();
    private long faults;
    private int line;
    private boolean full;

    /** Makes the text of a sample from what is written, in the bundled corpora. */
    @FunctionalInterface
    public interface Template {
        /** The text that {@code written} in that line stands for. */
        String expand(String written, int line);
    }

    private CorpusReader(String file, Template template) {
        this.file = file;
        this.template = template;
    }

    /**
     * What was read.
     *
     * @param samples those without fault
     * @param issues every fault up to a thousand, and how many more there are
     */
    public record Reading(List<CorpusSample> samples, List<Issue> issues) {}

    /** Reads a document. */
    public static Reading read(String file, String text) {
        return read(file, text, (written, line) -> written);
    }

    static Reading read(String file, String text, Template template) {
        CorpusReader reader = new CorpusReader(file, template);
        text.lines().forEachOrdered(reader::line);
        if (reader.line == 0 || (reader.samples.isEmpty() && reader.issues.isEmpty())) {
            reader.line = Math.max(1, reader.line);
            reader.fault("", "there is no sample", "one JSON object a line: {\"text\": ..., \"label\": ...}");
        }
        if (reader.faults > MAX_ISSUES) {
            reader.issues.add(Issue.error("", "", (reader.faults - MAX_ISSUES) + " more faults", "")
                    .at(file, reader.line, 1));
        }
        return new Reading(reader.samples, reader.issues);
    }

    private void fault(String pointer, String message, String hint) {
        if (++faults <= MAX_ISSUES) {
            issues.add(Issue.error(pointer, "", message, hint).at(file, line, 1));
        }
    }

    private void line(String raw) {
        line++;
        String json = line == 1 && raw.startsWith("\uFEFF") ? raw.substring(1) : raw;
        if (json.isBlank() || full) {
            return;
        }
        if (samples.size() == MAX_SAMPLES) {
            full = true;
            fault("", "more than " + MAX_SAMPLES + " samples", "");
            return;
        }
        Arguments read = Arguments.ofJson(json);
        if (read.fault().isPresent()) {
            fault("", read.fault().orElse(""), "");
        } else if (read.value() instanceof Map<?, ?> members) {
            sample(members);
        } else {
            fault("", "a sample is an object", "");
        }
    }

    private void sample(Map<?, ?> members) {
        long before = faults;
        String text = text(members);
        String id = id(members.get("id"));
        TextStage stage = stage(members);
        Set<String> categories = categories(members);
        if (faults == before) {
            samples.add(new CorpusSample(line, id, stage, template.expand(text, line), categories));
        }
    }

    private String text(Map<?, ?> members) {
        if (members.get("text") instanceof String text) {
            return text;
        }
        fault(
                members.containsKey("text") ? "/text" : "",
                members.containsKey("text") ? "\"text\" must be a string" : "\"text\" is missing",
                "");
        return "";
    }

    private String id(@Nullable Object id) {
        if (id == null || id instanceof String || id instanceof Number) {
            return id == null ? "" : id.toString();
        }
        fault("/id", "\"id\" must be a string or a number", "");
        return "";
    }

    private TextStage stage(Map<?, ?> members) {
        if (!members.containsKey("stage")) {
            return TextStage.INPUT;
        }
        if (!(members.get("stage") instanceof String name)) {
            fault("/stage", "\"stage\" must be a string", Spelling.list(STAGES.keySet(), "one of"));
            return TextStage.INPUT;
        }
        TextStage stage = STAGES.get(name);
        if (stage == null) {
            fault("/stage", "unknown stage " + Texts.quote(name), Spelling.hint(name, STAGES.keySet(), "one of"));
            return TextStage.INPUT;
        }
        return stage;
    }

    private Set<String> categories(Map<?, ?> members) {
        Set<String> out = new TreeSet<>();
        Object label = members.get("label");
        if (!members.containsKey("label")) {
            fault("", "\"label\" is missing", "a category, a list of categories, true or false");
        } else if (label instanceof Boolean flagged) {
            if (flagged) {
                out.add(Names.ANY);
            }
        } else if (label instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                category(list.get(i), "/label/" + i, out);
            }
        } else {
            category(label, "/label", out);
        }
        if (out.size() > MAX_CATEGORIES) {
            fault("/label", "more than " + MAX_CATEGORIES + " categories", "");
        }
        return out;
    }

    private void category(@Nullable Object value, String pointer, Set<String> out) {
        if (!(value instanceof String name)) {
            fault(pointer, "a category must be a string", "a category, a list of categories, true or false");
        } else if (name.isBlank() || name.length() > MAX_CATEGORY) {
            fault(pointer, "a category has from 1 to " + MAX_CATEGORY + " characters", "");
        } else if (!name.equalsIgnoreCase(Names.BENIGN)) {
            out.add(name.strip().toLowerCase(Locale.ROOT));
        }
    }
}
