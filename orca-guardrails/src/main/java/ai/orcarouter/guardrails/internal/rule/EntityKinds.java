/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import ai.orcarouter.guardrails.model.PiiEntity;
import java.util.Map;
import java.util.Optional;

/** Which entity of REFERENCE 4.5 each kind of finding is. */
final class EntityKinds {
    private static final Map<String, PiiEntity> BY_KIND = Map.ofEntries(
            Map.entry("EMAIL_ADDRESS", PiiEntity.EMAIL),
            Map.entry("PHONE_NUMBER", PiiEntity.PHONE),
            Map.entry("CREDIT_CARD", PiiEntity.CREDIT_CARD),
            Map.entry("US_SSN", PiiEntity.SSN),
            Map.entry("IP_ADDRESS", PiiEntity.IP),
            Map.entry("IBAN_CODE", PiiEntity.IBAN),
            Map.entry("MAC_ADDRESS", PiiEntity.MAC_ADDRESS),
            Map.entry("CRYPTO", PiiEntity.BITCOIN_ADDRESS),
            Map.entry("JP_MY_NUMBER", PiiEntity.JP_MYNUMBER),
            Map.entry("KR_RRN", PiiEntity.KR_RRN),
            Map.entry("CN_RIC", PiiEntity.CN_RESIDENT_ID),
            Map.entry("jwt", PiiEntity.JWT));

    private EntityKinds() {}

    static Optional<PiiEntity> entityOf(String kind) {
        PiiEntity entity = BY_KIND.get(kind);
        if (entity == null && kind.startsWith("aws-access")) {
            entity = PiiEntity.AWS_ACCESS_KEY;
        }
        if (entity == null && kind.startsWith("openai")) {
            entity = PiiEntity.API_KEY_OPENAI;
        }
        return Optional.ofNullable(entity);
    }
}
