package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.LibraryAction;
import io.github.mpfinicity.core.vendor.VendorCode;
import io.github.mpfinicity.microprofile.error.AnsweredCall;
import io.github.mpfinicity.microprofile.error.MappedClient;
import io.github.mpfinicity.microprofile.runtime.PartnerRuntime;
import io.github.mpfinicity.microprofile.runtime.TokenRefusal;
import io.github.mpfinicity.microprofile.vendor.BodyText;
import io.github.mpfinicity.microprofile.vendor.ContentEncoding;
import io.github.mpfinicity.microprofile.vendor.ReplyReader.ErrorBody;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** Tells the session what an answer says, and keeps it for the exception that a caller gets. */
final class ErrorAnswer implements BodyPrefix.Judge {
    private final SentRequest sending;
    private final int status;
    private final @Nullable String encoding;
    private final @Nullable String contentType;

    /** A reader of the body may be another thread, later. */
    private volatile ErrorBody body = ErrorBody.UNREAD;

    private volatile TokenRefusal refusal = TokenRefusal.NONE;

    ErrorAnswer(SentRequest sending, ClientResponseContext response) {
        this.sending = sending;
        this.status = response.getStatus();
        this.encoding = response.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        this.contentType = response.getHeaderString(HttpHeaders.CONTENT_TYPE);
    }

    @Override
    public void judge(byte[] prefix, boolean ends) {
        PartnerRuntime partner = sending.partner();
        byte[] plain = ContentEncoding.decoded(prefix, encoding);
        body = partner.error(BodyText.of(plain, contentType));
        refusal = partner.refused(sending.pair(), status, body);
        if (refusal != TokenRefusal.NONE) {
            sending.refused(ends);
        }
    }

    /** The rejected call as far as it is known: only its status if the body was not waited for. */
    AnsweredCall to(ClientRequestContext request) {
        return new AnsweredCall(
                request.getMethod(),
                MappedClient.template(sending.client().mapped(), request),
                status,
                body,
                action(body.meaning()),
                sending.partner()::name);
    }

    private LibraryAction action(@Nullable VendorCode meaning) {
        if (meaning == VendorCode.LOCKED) {
            return LibraryAction.AUTHENTICATION_STOPPED;
        }
        if (refusal != TokenRefusal.NONE && sending.repetition()) {
            return LibraryAction.REPEATED;
        }
        return switch (refusal) {
            case NONE -> LibraryAction.NONE;
            case KEPT -> LibraryAction.TOKEN_KEPT;
            case DROPPED -> LibraryAction.TOKEN_DROPPED;
        };
    }
}
