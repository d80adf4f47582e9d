/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.firewall.posture.AutonomyLevel;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a level. */
final class LevelParameter implements ITypeConverter<AutonomyLevel> {
    @Override
    public AutonomyLevel convert(String text) {
        return AutonomyLevel.fromWire(text)
                .orElseThrow(() ->
                        new TypeConversionException("\"" + text + "\" is no level: tight, balanced or permissive"));
    }
}
