/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.spi.EventKind;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a kind of event. */
final class KindOption implements ITypeConverter<EventKind> {
    @Override
    public EventKind convert(String text) {
        try {
            return EventKind.fromWire(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("\"" + text + "\" is none of evaluation, match, mcp, skill, posture");
        }
    }
}
