package org.chuangdai;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import java.util.Map;
import org.chuangdai.audit.VerifyAuditCommand;
import org.chuangdai.documents.RegisterDocumentsCommand;
import org.chuangdai.operation.Settings;
import org.chuangdai.signon.SignOnSettings;
import org.chuangdai.statistics.ReconcileCommand;
import org.chuangdai.vault.RotateKeysCommand;
import org.eclipse.microprofile.config.ConfigProvider;

/** Production start: names everything that is wrong with the settings at once, in both languages, before anything else runs. With the argument {@code reconcile}, {@code rotate-keys}, {@code register-documents} or {@code verify-audit} it serves nothing and does that. */
@QuarkusMain
public final class Main {
    private static final int BAD_SETTINGS = 2;
    private static final Map<String, Class<? extends QuarkusApplication>> COMMANDS = Map.of(ReconcileCommand.NAME, ReconcileCommand.class, RotateKeysCommand.NAME, RotateKeysCommand.class,
            VerifyAuditCommand.NAME, VerifyAuditCommand.class, RegisterDocumentsCommand.NAME, RegisterDocumentsCommand.class);

    private Main() {
    }

    public static void main(String[] args) {
        List<String> complaints = Settings.complaints(ConfigProvider.getConfig(), System.getenv());
        if (!complaints.isEmpty()) {
            System.err.println("创贷不能启动，以下设置（环境变量）缺失或有误 · Chuangdai cannot start, these settings (environment variables) are missing or wrong:");
            complaints.forEach(complaint -> System.err.println("  " + complaint));
            System.exit(BAD_SETTINGS);
        }
        new SignOnSettings(ConfigProvider.getConfig()).derived().forEach(System::setProperty);
        Class<? extends QuarkusApplication> command = args.length == 0 ? null : COMMANDS.get(args[0]);
        if (command != null) {
            System.setProperty("quarkus.http.host-enabled", "false");
            System.setProperty("quarkus.management.host-enabled", "false");
            Quarkus.run(command, args);
        } else {
            Quarkus.run(args);
        }
    }
}
