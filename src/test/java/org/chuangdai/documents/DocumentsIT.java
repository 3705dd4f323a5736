package org.chuangdai.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chuangdai.graphql.GraphQLEngine;
import org.chuangdai.testing.SharedService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Documents registered from the command line of the production build and asked for by their hash. */
@ExtendWith(SharedService.class)
class DocumentsIT {
    private static final String PLACE = "query Place($code: String!) { division(code: $code) { name } }";
    @TempDir
    Path files;

    @Test
    void aRegisteredQueryIsAnsweredByGetAndNotSentAgain() throws Exception {
        Files.writeString(files.resolve("place.graphql"), PLACE);
        String id = "sha256:" + GraphQLEngine.hash(PLACE);
        String said = SharedService.said(0, "register-documents", "--note", "页面", files.toString());
        assertTrue(said.contains(id) && said.contains("文档 · documents: 1, 拒绝 · refused: 0"), said);
        String address = "/graphql?documentId=" + URLEncoder.encode(id, StandardCharsets.UTF_8) + "&variables=" + URLEncoder.encode("{\"code\":\"64\"}", StandardCharsets.UTF_8);
        String caller = SharedService.bearer("64", null, "officer");
        HttpResponse<String> answer = SharedService.get(address, "Authorization", caller, "Accept", "application/json");
        assertEquals("宁夏回族自治区", new JsonObject(answer.body()).getJsonObject("data").getJsonObject("division").getString("name"));
        String tag = answer.headers().firstValue("etag").orElseThrow();
        HttpResponse<String> same = SharedService.get(address, "Authorization", caller, "Accept", "application/json", "If-None-Match", tag);
        assertEquals("304 ", same.statusCode() + " " + same.body());
        assertEquals(200, SharedService.get(address, "Authorization", caller, "Accept", "application/json", "Accept-Language", "en", "If-None-Match", tag).statusCode());
    }

    @Test
    void aDocumentThatIsWrongIsRefusedWithItsReason() throws Exception {
        Files.writeString(files.resolve("wrong.graphql"), "query Wrong { noSuchField }");
        String said = SharedService.said(1, "register-documents", files.toString());
        assertTrue(said.contains("noSuchField") && said.contains("拒绝 · refused: 1"), said);
    }
}
