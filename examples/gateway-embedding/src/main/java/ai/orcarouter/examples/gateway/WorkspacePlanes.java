/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import ai.orcarouter.firewall.Mediation;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.guardrails.AnswerStream;
import ai.orcarouter.guardrails.GuardrailWorkspace;
import ai.orcarouter.guardrails.StreamScreener;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.StreamScreening;
import ai.orcarouter.guardrails.model.TextStage;

/** A workspace, which resolves policies by key and records what it decides. */
record WorkspacePlanes(OrcaWorkspace workspace, GuardrailWorkspace guardrails) implements Planes {
    @Override
    public Ruling judge(Caller caller, ToolCall call) {
        Mediation mediation = workspace.mediate(caller.context(), call);
        if (call.surface() == Surface.INBOUND) {
            mediation.release();
        }
        return new Ruling(call, mediation.decision(), mediation.approvalId().orElse(null));
    }

    @Override
    public Screening screen(Caller caller, TextStage stage, String text) {
        return guardrails.screen(caller.text(), stage, text);
    }

    @Override
    public Answer stream(Caller caller) {
        AnswerStream stream = guardrails.stream(caller.text(), settings -> settings.mode(StreamScreener.Mode.MASK));
        return new Answer() {
            @Override
            public String push(String chunk) {
                return stream.push(chunk);
            }

            @Override
            public String finish() {
                return stream.finish();
            }

            @Override
            public boolean isOver() {
                return stream.isOver();
            }

            @Override
            public StreamScreening result() {
                return stream.result();
            }

            @Override
            public void close() {
                stream.close();
            }
        };
    }
}
