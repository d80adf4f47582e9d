/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model;

import java.util.Locale;

/** What a detector looks for. */
public enum DetectionPlane {
    /** Credentials: keys, tokens, passwords, private keys. */
    SECRETS,
    /** Personal data that can be told by its form: numbers with check digits, addresses, documents. */
    PII,
    /** Attempts to take over the model that reads the text. */
    INJECTION;

    /** The name in lower case, as it stands in documents and feeds. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
