/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.guardrails.model.TextStage;

/** Judges what a whole response holds: its texts, then the calls that the model asks for. */
final class ResponseReader {
    private final Judging judging;
    private final Json root;
    private final Edits edits;

    ResponseReader(Judging judging, Json root) {
        this.judging = judging;
        this.root = root;
        this.edits = new Edits(root.source());
    }

    Filtered.Passed read() {
        if (root.member("error").isPresent()) {
            judging.screenAll(TextStage.OUTPUT, root.member("error").get(), edits);
        } else if (judging.api() == ChatApi.OPENAI) {
            Json choices = array(root, "choices");
            choices.items().forEach(this::choice);
        } else {
            array(root, "content").items().forEach(this::block);
        }
        return new Filtered.Passed(edits.apply(), !edits.isEmpty(), false);
    }

    private Json array(Json owner, String name) {
        return owner.member(name)
                .filter(Json::isArray)
                .orElseThrow(() -> invalid("there is no array \"" + name + "\""));
    }

    private void choice(Json choice) {
        Json message = choice.member("message")
                .filter(Json::isObject)
                .orElseThrow(() -> invalid("a choice without a message"));
        if (judging.screenAll(TextStage.OUTPUT, message, edits)) {
            choice.member("logprobs").ifPresent(tokens -> edits.replace(tokens, "null"));
        }
        message.member("tool_calls").ifPresent(calls -> {
            if (!calls.isArray()) {
                throw invalid("\"tool_calls\" is no array");
            }
            calls.items().forEach(this::call);
        });
        message.member("function_call").ifPresent(this::function);
    }

    private void call(Json call) {
        if (call.member("function").isPresent() == call.member("custom").isPresent()) {
            throw invalid("a call of an unknown type");
        }
        call.member("function").ifPresent(this::function);
        call.member("custom").ifPresent(custom -> {
            Json input =
                    custom.member("input").filter(Json::isString).orElseThrow(() -> invalid("a call without input"));
            Ruling ruling = judge(custom, Calls.ofText(input.string().orElseThrow()));
            Calls.rewritten(ruling).ifPresent(arguments -> edits.text(input, Calls.textOf(arguments)));
        });
    }

    private void function(Json function) {
        Json arguments = function.member("arguments")
                .filter(Json::isString)
                .orElseThrow(() -> invalid("a call without arguments"));
        Ruling ruling = judge(function, Calls.ofJson(arguments.string().orElseThrow()));
        Calls.rewritten(ruling).ifPresent(instead -> edits.text(arguments, instead.toJson()));
    }

    private void block(Json block) {
        String type = block.string("type").orElseThrow(() -> invalid("a block without a type"));
        if (!Calls.isCallBlock(type)) {
            judging.screenAll(TextStage.OUTPUT, block, edits);
            return;
        }
        Json input = block.member("input").orElseThrow(() -> invalid("a call without input"));
        Ruling ruling = judge(block, Arguments.ofJson(input.raw()));
        Calls.rewritten(ruling).ifPresent(instead -> edits.replace(input, instead.toJson()));
    }

    private Ruling judge(Json call, Arguments arguments) {
        String name =
                call.string("name").filter(text -> !text.isEmpty()).orElseThrow(() -> invalid("a call without a name"));
        Ruling ruling =
                judging.call(Calls.toolName(name, call.string("server_name").orElse("")), arguments);
        judging.refuseIfStopped(ruling);
        return ruling;
    }

    private RefusedException invalid(String why) {
        return new RefusedException(
                Errors.response(judging.api(), "the response of the model cannot be screened: " + why));
    }
}
