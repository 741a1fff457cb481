/** How sure we are of a user: one was picked from a list. @see OpenID Connect Core 1.0 §2 on `acr` */
export const acrValue = 'urn:claimcheck:acr:picked';

/** The method: somebody was there and pressed a button. @see RFC 8176 §2 on `user` */
export const amrValues = ['user'] as const;
