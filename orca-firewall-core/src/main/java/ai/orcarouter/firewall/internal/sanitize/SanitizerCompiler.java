/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.sanitize;

import ai.orcarouter.core.Limits;
import ai.orcarouter.firewall.model.Sanitizer;
import ai.orcarouter.firewall.model.SanitizerPreset;
import ai.orcarouter.firewall.spi.ArgumentSanitizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compiles the sanitizers of rules that have been checked. Immutable. */
public final class SanitizerCompiler {
    private static final String CUSTOM = "custom";

    private final Map<String, ArgumentSanitizer> registered;
    private final Limits limits;
    private final Set<String> knownNames;

    /** A compiler that knows the presets and these sanitizers. */
    public SanitizerCompiler(Map<String, ArgumentSanitizer> registered, Limits limits) {
        this.registered = Map.copyOf(registered);
        this.limits = limits;
        Set<String> names = new HashSet<>(registered.keySet());
        names.add(CUSTOM);
        for (SanitizerPreset preset : SanitizerPreset.values()) {
            names.add(preset.wire());
        }
        knownNames = Set.copyOf(names);
    }

    /** What a rule redacts. */
    public CompiledSanitizer compile(Sanitizer sanitizer) {
        List<ArgumentSanitizer> steps = new ArrayList<>();
        for (String name : sanitizer.presets()) {
            steps.add(named(name));
        }
        for (String pattern : sanitizer.custom()) {
            steps.add(new Redactor(CUSTOM, new PatternFinder(pattern), knownNames)::redact);
        }
        boolean bounded =
                !sanitizer.custom().isEmpty() || sanitizer.presets().stream().anyMatch(registered::containsKey);
        return new CompiledSanitizer(steps, bounded ? limits.maxRegexInputChars() : Integer.MAX_VALUE);
    }

    private ArgumentSanitizer named(String name) {
        ArgumentSanitizer own = registered.get(name);
        if (own != null) {
            return own;
        }
        Optional<SanitizerPreset> preset = SanitizerPreset.fromWire(name);
        if (preset.isEmpty()) {
            throw new IllegalArgumentException("an unchecked sanitizer reached the compiler: " + name);
        }
        return new Redactor(name, finder(preset.get()), knownNames)::redact;
    }

    private static Finder finder(SanitizerPreset preset) {
        return switch (preset) {
            case AWS_ACCESS_KEY -> KeyFinders::awsAccessKey;
            case AWS_SECRET_KEY -> KeyFinders::awsSecretKey;
            case OPENAI_KEY -> KeyFinders::openAiKey;
            case ANTHROPIC_KEY -> KeyFinders::anthropicKey;
            case BEARER_TOKEN -> KeyFinders::bearerToken;
            case EMAIL -> PersonFinders::email;
            case SSN_US -> PersonFinders::ssn;
            case CREDIT_CARD -> CardFinder::find;
        };
    }
}
