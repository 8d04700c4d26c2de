-- Keys and codes of second factors are sealed by the program from here on: one that is older would not understand them, and must not start.
comment on column account_tokens.value is 'Sealed by the program (dp1:…); what an earlier version left in clear is sealed when a server starts.';
