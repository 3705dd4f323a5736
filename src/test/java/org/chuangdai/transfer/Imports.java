package org.chuangdai.transfer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.chuangdai.access.Sight;
import org.chuangdai.vault.Vault;

/** Imports as another process of the service does them, under keys of its own. */
public final class Imports {
    private Imports() {
    }

    /** created, updated, unchanged, rejected. */
    public static String run(DataSource dataSource, Vault vault, Sheet sheet, String... lines) throws IOException, SQLException {
        ImportReport report = new ImportDesk(dataSource, vault).run(sheet, new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)), "UTF-8", Sight.ALL, "en");
        return "%d created, %d updated, %d unchanged, %d rejected".formatted(report.created(), report.updated(), report.unchanged(), report.rejected());
    }
}
