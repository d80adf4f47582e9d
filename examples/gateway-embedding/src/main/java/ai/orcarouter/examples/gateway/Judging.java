/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.TextStage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Puts what one request or response holds to the firewall and the guardrail. One thread at a time. */
final class Judging {
    private final ChatApi api;
    private final Planes planes;
    private final Caller caller;
    private final Function<String, List<String>> otherNames;
    private final Set<String> notes = new LinkedHashSet<>();

    Judging(ChatApi api, Planes planes, Caller caller, Function<String, List<String>> otherNames) {
        this.api = api;
        this.planes = planes;
        this.caller = caller;
        this.otherNames = otherNames;
    }

    ChatApi api() {
        return api;
    }

    /** Judges a tool that is offered to the model; ends the request when it is stopped. */
    void offer(String tool) {
        refuseIfStopped(
                planes.judge(caller, named(tool).surface(Surface.INBOUND).build()));
    }

    /** Judges a server that the provider is to call on its own. */
    void server(String name, String url) {
        refuseIfStopped(planes.judge(
                caller,
                caller.call(name).surface(Surface.EGRESS).destinations(url).build()));
    }

    /** What is decided about a call of the model. */
    Ruling call(String tool, Arguments arguments) {
        return planes.judge(
                caller,
                named(tool).surface(Surface.RESPONSE).arguments(arguments).build());
    }

    private ToolCall.Builder named(String tool) {
        List<String> others = new ArrayList<>(otherNames.apply(tool));
        return caller.call(tool).aliases(others.toArray(String[]::new));
    }

    /** Ends the body when a call or a definition is stopped. */
    void refuseIfStopped(Ruling ruling) {
        if (!ruling.decision().passes()) {
            throw new RefusedException(Errors.of(api, ruling));
        }
    }

    /** The text to hand on; ends the body when it is withheld. */
    String screen(TextStage stage, String text) {
        Screening screening = planes.screen(caller, stage, text);
        notes.addAll(screening.notes());
        return screening.text().orElseThrow(() -> new RefusedException(Errors.of(api, screening)));
    }

    /** Screens every text of a value and writes the changes; whether there are any. */
    boolean screenAll(TextStage stage, Json value, Edits edits) {
        boolean[] changed = new boolean[1];
        Texts.each(value, (path, node) -> {
            String text = node.string().orElseThrow();
            String handedOn = screen(stage, text);
            if (!handedOn.equals(text)) {
                edits.text(node, handedOn);
                changed[0] = true;
            }
        });
        return changed[0];
    }

    /** What rules say to the model about the texts so far. */
    Set<String> notes() {
        return notes;
    }

    /** Starts to screen a text that streams. */
    Planes.Answer stream() {
        return planes.stream(caller);
    }
}
