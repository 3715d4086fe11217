package app.recordings.openid.http;

import app.recordings.openid.OpenIdAnswer;
import app.recordings.openid.OpenIdAttempt;
import app.recordings.openid.OpenIdConfig;
import app.recordings.openid.OpenIdException;
import app.recordings.openid.OpenIdException.Reason;
import app.recordings.openid.OpenIdIdentity;
import app.recordings.openid.OpenIdProvider;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** A provider by the protocol itself: an authorization code with PKCE, an ID token, and user info where that lacks a claim. */
@ApplicationScoped
class HttpOpenIdProvider implements OpenIdProvider {
    private static final int SERVER_ERROR = 500;

    @Inject
    OpenIdConfig config;

    @Inject
    ProviderDiscovery discovery;

    @Inject
    ProviderCalls calls;

    @Override
    public URI authorization(OpenIdAttempt attempt) {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope(config.scopes().toArray(String[]::new)),
                        client(),
                        attempt.callback())
                .endpointURI(discovery.provider().metadata().getAuthorizationEndpointURI())
                .state(new State(attempt.state()))
                .nonce(new Nonce(attempt.nonce()))
                .codeChallenge(new CodeVerifier(attempt.verifier()), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    @Override
    public OpenIdIdentity redeem(OpenIdAnswer answer, OpenIdAttempt attempt) {
        KnownProvider provider = discovery.provider();
        boolean mustTell = provider.metadata().supportsAuthorizationResponseIssuerParam();
        if (answer.issuer() == null ? mustTell : !answer.issuer().equals(config.issuer())) {
            throw new OpenIdException(Reason.REFUSED, "The code comes from another provider");
        }
        OIDCTokenResponse tokens = tokens(provider.metadata(), answer.code(), attempt);
        ClaimsSet claims = claims(provider, tokens, attempt.nonce());
        Claims told = new Claims(config, claims);
        URI more = provider.metadata().getUserInfoEndpointURI();
        if (told.isWhole() || more == null || !OpenIdConfig.isSafe(more.toString())) {
            return told.identity();
        }
        AccessToken token = tokens.getOIDCTokens().getAccessToken();
        return told.with(userInfo(more, token)).identity();
    }

    private ClientID client() {
        return new ClientID(config.clientId());
    }

    private OIDCTokenResponse tokens(OIDCProviderMetadata metadata, String code, OpenIdAttempt attempt) {
        var grant = new AuthorizationCodeGrant(
                new AuthorizationCode(code), attempt.callback(), new CodeVerifier(attempt.verifier()));
        URI endpoint = metadata.getTokenEndpointURI();
        TokenRequest request = config.clientSecret()
                .map(secret -> new TokenRequest.Builder(endpoint, authentication(metadata, secret), grant))
                .orElseGet(() -> new TokenRequest.Builder(endpoint, client(), grant))
                .build();
        try {
            HTTPResponse answered = request.toHTTPRequest().send(calls);
            if (answered.getStatusCode() >= SERVER_ERROR) {
                throw new OpenIdException(Reason.UNAVAILABLE, "The provider fails with " + answered.getStatusCode());
            }
            TokenResponse response = OIDCTokenResponseParser.parse(answered);
            if (response.indicatesSuccess()) {
                return (OIDCTokenResponse) response.toSuccessResponse();
            }
            throw new OpenIdException(
                    Reason.REFUSED, "The provider does not take the code: status " + answered.getStatusCode());
        } catch (IOException e) {
            throw new OpenIdException(Reason.UNAVAILABLE, "The provider does not give tokens", e);
        } catch (ParseException e) {
            throw new OpenIdException(Reason.REFUSED, "The provider's tokens cannot be read", e);
        }
    }

    private ClientAuthentication authentication(OIDCProviderMetadata metadata, String secret) {
        List<ClientAuthenticationMethod> methods = metadata.getTokenEndpointAuthMethods();
        boolean isPost = methods != null
                && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        return isPost
                ? new ClientSecretPost(client(), new Secret(secret))
                : new ClientSecretBasic(client(), new Secret(secret));
    }

    private IDTokenClaimsSet claims(KnownProvider provider, OIDCTokenResponse tokens, String nonce) {
        JWT token = tokens.getOIDCTokens().getIDToken();
        if (token == null) {
            throw new OpenIdException(Reason.REFUSED, "The provider gives no ID token");
        }
        try {
            return new IDTokenValidator(new Issuer(config.issuer()), client(), provider.keys(), null)
                    .validate(token, new Nonce(nonce));
        } catch (BadJOSEException e) {
            throw new OpenIdException(Reason.REFUSED, "The ID token is not good", e);
        } catch (JOSEException e) {
            throw new OpenIdException(Reason.UNAVAILABLE, "The provider's keys cannot be had", e);
        }
    }

    private UserInfo userInfo(URI address, AccessToken token) {
        try {
            UserInfoResponse response = UserInfoResponse.parse(
                    new UserInfoRequest(address, token).toHTTPRequest().send(calls));
            UserInfo told =
                    response.indicatesSuccess() ? response.toSuccessResponse().getUserInfo() : null;
            if (told == null) {
                throw new OpenIdException(Reason.REFUSED, "The provider does not tell more");
            }
            return told;
        } catch (IOException e) {
            throw new OpenIdException(Reason.UNAVAILABLE, "The provider does not tell more", e);
        } catch (ParseException e) {
            throw new OpenIdException(Reason.REFUSED, "What more the provider tells cannot be read", e);
        }
    }
}
