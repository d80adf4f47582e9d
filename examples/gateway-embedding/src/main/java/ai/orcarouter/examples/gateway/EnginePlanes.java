/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.guardrails.GuardrailEngine;
import ai.orcarouter.guardrails.StreamScreener;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.StreamScreening;
import ai.orcarouter.guardrails.model.TextStage;

/** Two engines, for a gateway that keeps no state. */
record EnginePlanes(FirewallEngine firewall, GuardrailEngine guardrail) implements Planes {
    @Override
    public Ruling judge(Caller caller, ToolCall call) {
        return new Ruling(call, firewall.mediate(call), null);
    }

    @Override
    public Screening screen(Caller caller, TextStage stage, String text) {
        return guardrail.screen(stage, text);
    }

    @Override
    public Answer stream(Caller caller) {
        StreamScreener screener =
                StreamScreener.builder(guardrail).mode(StreamScreener.Mode.MASK).build();
        return new Answer() {
            @Override
            public String push(String chunk) {
                return screener.push(chunk);
            }

            @Override
            public String finish() {
                return screener.finish();
            }

            @Override
            public boolean isOver() {
                return screener.isOver();
            }

            @Override
            public StreamScreening result() {
                return screener.result();
            }

            @Override
            public void close() {
                // Engines record nothing.
            }
        };
    }
}
