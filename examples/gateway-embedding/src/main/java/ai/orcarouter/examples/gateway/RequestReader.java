/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.guardrails.model.TextStage;
import java.util.List;
import java.util.Optional;

/** Judges what a request holds: the tools it offers, then the texts of its messages. */
final class RequestReader {
    private final Judging judging;
    private final ChatApi api;
    private final Json root;
    private final Edits edits;
    private String system = "";

    RequestReader(Judging judging, Json root) {
        this.judging = judging;
        this.api = judging.api();
        this.root = root;
        this.edits = new Edits(root.source());
    }

    Filtered.Passed read() {
        if (!root.isObject()) {
            throw invalid("the body is no object");
        }
        Json messages = root.member("messages")
                .filter(Json::isArray)
                .orElseThrow(() -> invalid("there is no array \"messages\""));
        Optional<Json> stream = root.member("stream");
        if (stream.filter(flag -> !flag.isBoolean()).isPresent()) {
            throw invalid("\"stream\" is neither true nor false");
        }
        for (Json tool : list("tools")) {
            judging.offer(toolName(tool));
        }
        for (Json function : list("functions")) {
            judging.offer(need(function, "name", "a function"));
        }
        for (Json server : list("mcp_servers")) {
            judging.server(need(server, "name", "a server"), need(server, "url", "a server"));
        }
        root.member("system").ifPresent(this::system);
        root.member("prediction").ifPresent(text -> judging.screenAll(TextStage.INPUT, text, edits));
        messages.items().forEach(this::message);
        addNotes(messages);
        return new Filtered.Passed(
                edits.apply(), !edits.isEmpty(), stream.filter(Json::isTrue).isPresent());
    }

    private void system(Json value) {
        String said = value.string().orElse("");
        if (!value.isString()) {
            judging.screenAll(TextStage.INPUT, value, edits);
        } else if (!said.isEmpty()) {
            system = judging.screen(TextStage.INPUT, said);
            if (!system.equals(said)) {
                edits.text(value, system);
            }
        }
    }

    private List<Json> list(String name) {
        Optional<Json> value = root.member(name);
        if (value.filter(list -> !list.isArray()).isPresent()) {
            throw invalid("\"" + name + "\" is no array");
        }
        return value.map(Json::items).orElse(List.of());
    }

    private String toolName(Json tool) {
        String type = tool.string("type").orElse("function");
        if (api == ChatApi.ANTHROPIC) {
            return need(tool, "name", "a tool");
        }
        Optional<Json> definition = tool.member(type);
        return definition.isPresent() || type.equals("function")
                ? need(definition.orElse(tool), "name", "a tool")
                : type;
    }

    private String need(Json owner, String name, String what) {
        return owner.string(name).filter(text -> !text.isEmpty()).orElseThrow(() -> invalid(what + " has no " + name));
    }

    private void message(Json message) {
        String role = need(message, "role", "a message");
        boolean result = role.equals("tool") || role.equals("function");
        TextStage stage = result ? TextStage.TOOL_RESULT : TextStage.INPUT;
        message.members().forEach((name, member) -> {
            if (name.equals("content") && member.isArray()) {
                member.items().forEach(part -> judging.screenAll(stage(part, stage), part, edits));
            } else if (name.equals("tool_calls")) {
                member.items().forEach(this::earlierCall);
            } else if (name.equals("function_call")) {
                member.member("arguments").ifPresent(this::earlierArguments);
            } else if (!name.equals("role") && !name.equals("name") && !name.equals("tool_call_id")) {
                judging.screenAll(stage, member, edits);
            }
        });
    }

    private static TextStage stage(Json part, TextStage stage) {
        return part.string("type").filter(type -> type.endsWith("tool_result")).isPresent()
                ? TextStage.TOOL_RESULT
                : stage;
    }

    /** A call that the model made earlier: its arguments are texts on their way to the model. */
    private void earlierCall(Json call) {
        call.member("function")
                .flatMap(function -> function.member("arguments"))
                .ifPresent(this::earlierArguments);
        call.member("custom").ifPresent(custom -> judging.screenAll(TextStage.INPUT, custom, edits));
    }

    private void earlierArguments(Json arguments) {
        String text = arguments.string().orElseThrow(() -> invalid("the arguments of a call are no string"));
        if (text.isBlank()) {
            return;
        }
        Arguments read = Arguments.ofJson(text);
        if (read.fault().isPresent()) {
            throw invalid("the arguments of a call are no acceptable JSON");
        }
        Arguments screened =
                read.mapStrings(string -> string.isEmpty() ? string : judging.screen(TextStage.INPUT, string));
        if (!screened.equals(read)) {
            edits.text(arguments, screened.toJson());
        }
    }

    /** Rules that mark a text as data tell the model so, in a message of the system. */
    private void addNotes(Json messages) {
        if (judging.notes().isEmpty()) {
            return;
        }
        String note = JsonReader.quote(String.join("\n", judging.notes()));
        String comma = messages.items().isEmpty() ? "" : ",";
        Optional<Json> systemMember = root.member("system");
        if (api == ChatApi.OPENAI) {
            edits.insert(messages.start() + 1, "{\"role\":\"system\",\"content\":" + note + "}" + comma);
        } else if (systemMember.isEmpty()) {
            if (root.members().containsKey("system")) {
                edits.replace(root.members().get("system"), note);
            } else {
                edits.insert(root.start() + 1, "\"system\":" + note + ",");
            }
        } else if (systemMember.get().isArray()) {
            String separator = systemMember.get().items().isEmpty() ? "" : ",";
            edits.insert(systemMember.get().start() + 1, "{\"type\":\"text\",\"text\":" + note + "}" + separator);
        } else {
            edits.text(systemMember.get(), system + "\n\n" + String.join("\n", judging.notes()));
        }
    }

    private RefusedException invalid(String why) {
        return new RefusedException(Errors.request(api, 400, "the request cannot be screened: " + why));
    }
}
