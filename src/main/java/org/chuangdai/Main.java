package org.chuangdai;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chuangdai.audit.VerifyAuditCommand;
import org.chuangdai.documents.RegisterDocumentsCommand;
import org.chuangdai.signon.SignOnSettings;
import org.chuangdai.statistics.ReconcileCommand;
import org.chuangdai.vault.BadKeys;
import org.chuangdai.vault.RotateKeysCommand;
import org.chuangdai.vault.VaultSettings;
import org.eclipse.microprofile.config.ConfigProvider;

/** Production start: names every missing setting at once, in both languages, before anything else runs. With the argument {@code reconcile}, {@code rotate-keys}, {@code register-documents} or {@code verify-audit} it serves nothing and does that. */
@QuarkusMain
public final class Main {

    /** A setting that production cannot do without. @param readAs the setting of Quarkus that takes it over, which may be set instead */
    private record Setting(String name, String readAs, String chinese, String english) {
        Setting(String name, String chinese, String english) {
            this(name, name, chinese, english);
        }

        boolean missing() {
            return ConfigProvider.getConfig().getOptionalValue(readAs, String.class).filter(value -> !value.isBlank()).isEmpty();
        }

        String line() {
            return "  %-35s %s · %s".formatted(name.toUpperCase().replace('.', '_').replace('-', '_'), chinese, english);
        }
    }

    private static final List<Setting> REQUIRED = List.of(
            new Setting("chuangdai.database.address", "数据库地址 host:port/name", "database address host:port/name"),
            new Setting("chuangdai.database.username", "数据库用户", "database user"),
            new Setting("chuangdai.database.password", "数据库口令", "database password"),
            new Setting("chuangdai.database.owner-username", "数据库属主（运行迁移）", "owner of the tables, who runs migrations"),
            new Setting("chuangdai.database.owner-password", "数据库属主的口令", "the owner's password"),
            new Setting("chuangdai.issuer", "quarkus.oidc.auth-server-url", "单点登录发行者地址", "address of the single sign-on issuer"));

    private static final Map<String, Class<? extends QuarkusApplication>> COMMANDS = Map.of(ReconcileCommand.NAME, ReconcileCommand.class, RotateKeysCommand.NAME, RotateKeysCommand.class,
            VerifyAuditCommand.NAME, VerifyAuditCommand.class, RegisterDocumentsCommand.NAME, RegisterDocumentsCommand.class);

    private Main() {
    }

    public static void main(String[] args) {
        List<String> missing = Stream.concat(REQUIRED.stream().filter(Setting::missing).map(Setting::line), faultOfKeys()).toList();
        if (!missing.isEmpty()) {
            Stream.concat(Stream.of("创贷不能启动，以下设置（环境变量）缺失或有误 · Chuangdai cannot start, these settings (environment variables) are missing or wrong:"),
                    missing.stream()).forEach(System.err::println);
            System.exit(2);
        }
        SignOnSettings signOn = new SignOnSettings(ConfigProvider.getConfig());
        List<String> complaints = signOn.complaints();
        if (!complaints.isEmpty()) {
            System.err.println("创贷不能启动，以下设置有误 · Chuangdai cannot start, these settings are wrong:");
            complaints.forEach(complaint -> System.err.println("  " + complaint));
            System.exit(2);
        }
        signOn.derived().forEach(System::setProperty);
        if (ConfigProvider.getConfig().getOptionalValue("chuangdai.database.replica-address", String.class).filter(address -> !address.isBlank()).isPresent()) {
            System.setProperty("quarkus.datasource.replica.active", "true");
        }
        Class<? extends QuarkusApplication> command = args.length == 0 ? null : COMMANDS.get(args[0]);
        if (command != null) {
            System.setProperty("quarkus.http.host-enabled", "false");
            Quarkus.run(command, args);
        } else {
            Quarkus.run(args);
        }
    }

    /** What is wrong with the keys that seal personal values; nothing when they can be used. */
    private static Stream<String> faultOfKeys() {
        try {
            VaultSettings.vault();
            return Stream.empty();
        } catch (BadKeys bad) {
            return Stream.of(new Setting(VaultSettings.KEYS, bad.text().chinese(), bad.text().english()).line());
        }
    }
}
