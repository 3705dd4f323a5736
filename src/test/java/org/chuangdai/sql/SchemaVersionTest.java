package org.chuangdai.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which schema the service needs, and what it says of another. */
class SchemaVersionTest {
    private static final Pattern MIGRATION = Pattern.compile("V(\\d+)__\\w+\\.(sql|java)");

    @Test
    void theSchemaNeededIsThatOfTheNewestMigration() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            long newest = files.map(file -> MIGRATION.matcher(file.getFileName().toString())).filter(Matcher::matches).mapToLong(name -> Long.parseLong(name.group(1))).max().orElseThrow();
            assertEquals(newest, SchemaVersion.NEEDED, "SchemaVersion.NEEDED is the number of the newest migration");
        }
    }

    @Test
    void anotherSchemaIsToldWithWhatToDoAboutIt() {
        assertTrue(SchemaVersion.complaint(SchemaVersion.NEEDED - 1).contains("run the command migrate first"));
        assertTrue(SchemaVersion.complaint(SchemaVersion.NEEDED + 1).contains("update the service"));
    }
}
