package dev.holter.format;

import dev.holter.profile.Profile;
import dev.holter.profile.ProfileType;
import java.io.IOException;

/** What every JSON of ours says first: what was measured, how much, and what to beware of. */
final class Headline {

    private Headline() {}

    /** Writes {@code type}, {@code value}, {@code samples}, {@code total}, {@code truncated} and {@code notes}. */
    static void write(Profile profile, JsonWriter json) throws IOException {
        ProfileType type = profile.type();
        json.name("type").value(type.name());
        json.name("value").object();
        json.name("name").value(type.value()).name("unit").value(type.unit()).end();
        json.name("samples").value(profile.samples().totalCount());
        json.name("total").value(profile.samples().totalValue());
        json.name("truncated").value(profile.provenance().truncated());
        json.name("notes").values(profile.provenance().notes());
    }
}
