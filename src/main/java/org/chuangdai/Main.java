package org.chuangdai;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import java.util.Map;
import org.chuangdai.audit.VerifyAuditCommand;
import org.chuangdai.documents.RegisterDocumentsCommand;
import org.chuangdai.operation.HealthCommand;
import org.chuangdai.operation.Settings;
import org.chuangdai.operation.Start;
import org.chuangdai.signon.SignOnSettings;
import org.chuangdai.sql.DatabaseSettings;
import org.chuangdai.sql.MigrateCommand;
import org.chuangdai.statistics.ReconcileCommand;
import org.chuangdai.vault.RotateKeysCommand;
import org.eclipse.microprofile.config.Config;

/**
 * Production start: names everything that is wrong with the settings at once, in both languages, before anything else runs. With the name of a command as its first argument it serves
 * nothing, does what the command says and ends.
 */
@QuarkusMain
public final class Main {
    private static final int BAD_SETTINGS = 2;
    private static final Map<String, Class<? extends QuarkusApplication>> COMMANDS = Map.of(ReconcileCommand.NAME, ReconcileCommand.class, RotateKeysCommand.NAME, RotateKeysCommand.class,
            VerifyAuditCommand.NAME, VerifyAuditCommand.class, RegisterDocumentsCommand.NAME, RegisterDocumentsCommand.class, MigrateCommand.NAME, MigrateCommand.class);
    /** A command serves nobody and folds nothing: it needs no port, no issuer and no timer. */
    private static final Map<String, String> OF_COMMANDS = Map.of("quarkus.http.host-enabled", "false", "quarkus.management.host-enabled", "false", "quarkus.oidc.tenant-enabled", "false",
            "quarkus.scheduler.enabled", "false");

    private Main() {
    }

    public static void main(String[] args) {
        if (args.length == 1 && args[0].equals(HealthCommand.NAME)) {
            System.exit(HealthCommand.run());
        }
        Class<? extends QuarkusApplication> command = args.length == 0 ? null : COMMANDS.get(args[0]);
        Start start = command == null ? Start.SERVICE : command == MigrateCommand.class ? Start.MIGRATION : Start.COMMAND;
        Config config = StartConfig.read();
        List<String> complaints = Settings.complaints(start, config, System.getenv());
        if (!complaints.isEmpty()) {
            System.err.println("创贷不能启动，以下设置（环境变量）缺失或有误 · Chuangdai cannot start, these settings (environment variables) are missing or wrong:");
            complaints.forEach(complaint -> System.err.println("  " + complaint));
            System.exit(BAD_SETTINGS);
        }
        new DatabaseSettings(config).derived().forEach(System::setProperty);
        if (command == null) {
            new SignOnSettings(config).derived().forEach(System::setProperty);
            Quarkus.run(args);
        } else {
            OF_COMMANDS.forEach(System::setProperty);
            if (start == Start.MIGRATION) {
                MigrateCommand.SETTINGS.forEach(System::setProperty);
            }
            Quarkus.run(command, args);
        }
    }
}
