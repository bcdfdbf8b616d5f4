// The portal asked for this sign-out with the person's own ID token: there is nothing left to confirm.
document.querySelector('button[name="logout"]').click();
